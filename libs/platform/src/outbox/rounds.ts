/** Work that looks for all there is to do. Whoever asks while a round is under way gets one more after it, not one each. */
export class Rounds {
  private working: Promise<void> | undefined;
  private again = false;
  private closed = false;

  constructor(
    private readonly round: () => Promise<void>,
    private readonly onError: (error: Error) => void,
  ) {}

  /** Ends when nothing is left that was there when it was asked; what goes wrong is told, not thrown. */
  ask(): Promise<void> {
    this.again = true;
    this.working ??= this.work();
    return this.working;
  }

  /** The round under way is the last one. */
  async close(): Promise<void> {
    this.closed = true;
    await this.working;
  }

  private async work(): Promise<void> {
    try {
      while (this.again && !this.closed) {
        this.again = false;
        await this.round();
      }
    } catch (error) {
      this.onError(error as Error);
    } finally {
      // In the same breath as the last look at `again`: whoever asks from now on begins a work of their own.
      this.working = undefined;
    }
  }
}
