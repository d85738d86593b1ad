/** What somebody can be to somebody else, and what that makes the other. */
/** Kinds of ties between two figures. */
export type Relation =
  | 'parent'
  | 'child'
  | 'spouse'
  | 'sibling'
  | 'grandparent'
  | 'grandchild'
  | 'auntOrUncle'
  | 'nephewOrNiece'
  | 'cousin'
  | 'inLaw'
  | 'master'
  | 'servant'
  | 'friend'
  | 'teacher'
  | 'pupil'
  | 'neighbour';

/** What one is to another who is that to them: children to parents. */
export const INVERSE: Readonly<Record<Relation, Relation>> = {
  parent: 'child',
  child: 'parent',
  spouse: 'spouse',
  sibling: 'sibling',
  grandparent: 'grandchild',
  grandchild: 'grandparent',
  auntOrUncle: 'nephewOrNiece',
  nephewOrNiece: 'auntOrUncle',
  cousin: 'cousin',
  inLaw: 'inLaw',
  master: 'servant',
  servant: 'master',
  friend: 'friend',
  teacher: 'pupil',
  pupil: 'teacher',
  neighbour: 'neighbour',
};
