/** The mark: the crossed gable of a stilt house over a woven diamond. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <MarkDrawing />
    </svg>
  );
}

export function MarkDrawing() {
  return (
    <>
      <path fill="#eda922" d="M16 1 31 16h-5L16 6 6 16H1Z" />
      <path fill="#c8362b" d="m16 9 11 11-11 11L5 20Z" />
      <path fill="#fff" d="m16 14.5 5.5 5.5-5.5 5.5-5.5-5.5Z" />
      <path fill="#33733a" d="m16 17.5 2.5 2.5-2.5 2.5-2.5-2.5Z" />
    </>
  );
}
