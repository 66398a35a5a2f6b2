import { Injectable } from '@nestjs/common';
import { HiddenFromActor, People, requireSeat, type Actor, type DeskRole } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { Cooperative } from './cooperative.entity.js';
import * as sql from './cooperatives-statements.js';
import { LastDirector, NobodyWithThatLogin } from './refusals.js';

/** Who sits at the desk of a co-op. */
@Injectable()
export class Members {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly people: People,
  ) {}

  async add(actor: Actor, cooperativeId: string, { login, role }: { login: string; role: DeskRole }): Promise<void> {
    requireSeat(actor, cooperativeId, 'director');
    const person = await this.people.find(login);
    if (!person) throw new NobodyWithThatLogin();
    await this.db.transaction(async tx => {
      await this.stillDirector(tx, actor, cooperativeId);
      await this.db.run(tx, sql.addSeat, [cooperativeId, person.personId, role, this.clock.now()]);
    });
  }

  async remove(actor: Actor, cooperativeId: string, personId: string): Promise<void> {
    requireSeat(actor, cooperativeId, 'director');
    await this.db.transaction(async tx => {
      const { name } = await this.stillDirector(tx, actor, cooperativeId);
      await this.checkNotLast(tx, { id: cooperativeId, name }, personId);
      await this.db.run(tx, sql.removeSeats, [cooperativeId, personId]);
    });
  }

  /** A step: the person leaves every desk, as when they are forgotten. Throws LastDirector. */
  async leaveAll(tx: Tx, personId: string): Promise<void> {
    for (const cooperative of await this.db.run(tx, sql.cooperativesOf, [personId])) {
      await this.checkNotLast(tx, cooperative, personId);
      await this.db.run(tx, sql.removeSeats, [cooperative.id, personId]);
    }
  }

  /** Seats are counted behind the lock on their co-op: of two directors who remove each other, the second is none any more. */
  private async stillDirector(tx: Tx, actor: Actor, cooperativeId: string): Promise<Cooperative> {
    const cooperative = await tx.findOne(Cooperative, {
      where: { id: cooperativeId },
      lock: { mode: 'pessimistic_write' },
    });
    const seats = await this.db.run(tx, sql.directors, [cooperativeId]);
    if (!cooperative || !seats.some(seat => seat.personId === actor.personId)) throw new HiddenFromActor();
    return cooperative;
  }

  private async checkNotLast(tx: Tx, { id, name }: Pick<Cooperative, 'id' | 'name'>, personId: string): Promise<void> {
    const [first, ...others] = await this.db.run(tx, sql.directors, [id]);
    if (first?.personId === personId && others.length === 0) throw new LastDirector(name);
  }
}
