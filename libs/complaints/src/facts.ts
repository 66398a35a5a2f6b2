/** What complaints tell the workers. Ids only: a reaction reads the present state. */
export type ComplaintsFact =
  /** Somebody wrote or did something: the other side is told. */
  { name: 'complaint.moved'; complaintId: string; messageId: string };
