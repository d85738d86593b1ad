/** The head of an animal or of a thing that is alive, and the tails that go with them. */
import type { View } from '../../../../../contracts/drawing.ts';
import type { Look } from '../../../../../contracts/entity.ts';
import { mix, oklabOf, shade } from '../../colour.ts';
import type { Form, Sheet } from '../../model.ts';
import { ellipse, mirroredKnots, outline, type Knot } from '../../path.ts';
import type { FaceSpec, HeadArt, HeadPiece, MouthSpec, Paints } from '../../rig.ts';
import { animalCuts, headCutOf } from './animals.ts';
import type { AnimalCut, AnimalMouth, AnimalPart, Hide } from './head-parts.ts';

/** Colours of a hide by what a part is made of. */
function hidesOf(look: Look, paints: Paints): Readonly<Record<Hide, string>> {
  const { skin } = look;
  const pale = oklabOf(skin)[0] > 0.82;
  const mane =
    look.species === 'sheep'
      ? mix(skin, '#fbf6ea', 0.6)
      : look.species === 'lion' || look.species === 'dragon'
        ? shade(skin, -0.2)
        : shade(skin, -0.26);
  return {
    fur: look.species === 'sheep' ? shade(skin, -0.16) : skin,
    shade: paints.skinShade,
    light: mix(skin, '#fdf3e0', pale ? 0.75 : 0.62),
    dark: shade(skin, pale ? -0.5 : -0.32),
    inner: mix(skin, '#d98a80', 0.62),
    horn: '#d9c7a0',
    beak: look.species === 'duck' || look.species === 'hen' ? '#e2a032' : '#d9a441',
    comb: '#c23b30',
    mane,
    white: '#f6eee0',
  };
}

const PIVOT = [-0.04, -0.1] as const;

/** An animal's head. All views but the back show the same cut, because a muzzle reads best from the side. */
export function cutAnimalHead(look: Look, paints: Paints, view: View): HeadArt {
  const cut = headCutOf(look.species) ?? animalCuts.dog;
  const hides = hidesOf(look, paints);
  if (view === 'back') return { pivot: PIVOT, pieces: backOf(cut, hides), face: null };
  const sheets = (parts: readonly AnimalPart[]): readonly Sheet[] =>
    parts.map((part) => partSheet(part, hides));
  const skull: Sheet = {
    d: outline(cut.skull),
    fill: hides.fur,
    lift: 6,
    edge: 0.45,
    grain: 0.5,
    form: skullForm(hides.shade),
    inlays: cheeks(look, paints),
  };
  return {
    pivot: PIVOT,
    pieces: [
      { slot: 'behindFace', sheets: sheets(cut.behind) },
      { slot: 'face', sheets: [skull, ...clippedParts(cut, skull, hides)] },
      { slot: 'overFace', sheets: sheets(cut.front) },
    ],
    face: faceOf(cut, hides),
  };
}

const partSheet = ({ knots, hide, lift }: AnimalPart, hides: Readonly<Record<Hide, string>>): Sheet => ({
  d: outline(knots),
  fill: hides[hide],
  lift,
  edge: lift > 0 ? 0.4 : 0,
  grain: 0.45,
});

/** Parts without height are cut into the skull, so that they never reach beyond it; others lie on it. */
function clippedParts(cut: AnimalCut, skull: Sheet, hides: Readonly<Record<Hide, string>>): readonly Sheet[] {
  return cut.face.reduce<readonly Sheet[]>((laid, part) => {
    if (part.lift > 0) return [...laid, partSheet(part, hides)];
    const inlay = { d: outline(part.knots), fill: hides[part.hide], alpha: 1 };
    const below = laid.at(-1) ?? { ...skull, lift: 0, edge: 0, inlays: [] };
    const cutInto: Sheet = { ...below, inlays: [...(below.inlays ?? []), inlay] };
    return [...laid.slice(0, -1), cutInto];
  }, []);
}

const skullForm = (fill: string): Form => ({
  left: outline([
    [-1, -1.3, 1],
    [-0.1, -1.3, 1],
    [-0.16, -0.7],
    [-0.1, -0.4],
    [0.0, 0.1, 1],
    [-1, 0.1, 1],
  ]),
  right: outline([
    [1, -1.3, 1],
    [0.24, -1.3, 1],
    [0.28, -0.7],
    [0.22, -0.4],
    [0.16, 0.1, 1],
    [1, 0.1, 1],
  ]),
  fill,
  alpha: 1,
});

const cheeks = ({ age }: Look, { blush }: Paints): Sheet['inlays'] & object => [
  { d: ellipse([-0.06, -0.34], [0.075, 0.05]), fill: blush, alpha: age === 'child' ? 0.4 : 0.22 },
];

/** The back of the head: the skull and the ears, without a face. */
function backOf(cut: AnimalCut, hides: Readonly<Record<Hide, string>>): readonly HeadPiece[] {
  const ears = cut.front.filter(
    ({ hide, lift }) =>
      lift >= 4 && (hide === 'fur' || hide === 'horn' || hide === 'dark' || hide === 'light'),
  );
  const back = (knots: readonly Knot[]): readonly Knot[] =>
    knots.map(([x, y, corner]): Knot => [Math.max(-0.5, Math.min(0.5, x)), y, corner ?? 0]);
  const skull: Sheet = {
    d: outline(back(cut.skull)),
    fill: hides.fur,
    lift: 6,
    edge: 0.45,
    grain: 0.5,
    form: skullForm(hides.shade),
  };
  const sheets = [...cut.behind, ...ears].map((part) => partSheet(part, hides));
  const mirrored = ears.map((part) => partSheet({ ...part, knots: mirroredKnots(part.knots) }, hides));
  return [
    { slot: 'behindFace', sheets: [...sheets, ...mirrored] },
    { slot: 'face', sheets: [skull] },
  ];
}

function faceOf(cut: AnimalCut, hides: Readonly<Record<Hide, string>>): FaceSpec {
  return {
    cut: cut.round ? 'round' : 'almond',
    eyes: cut.eyes.map(({ at, half, side }) => ({ at, half, slant: cut.round ? 0 : 0.16, side })),
    brows: cut.eyes.map(({ at, half, side }) => ({
      at: [at[0], at[1] - half[1] - 0.055],
      half: half[0] * 1.15,
      thick: 0.022,
      arch: 0.014,
      side,
    })),
    mouth: mouthOf(cut.mouth, hides),
  };
}

function mouthOf(mouth: AnimalMouth, hides: Readonly<Record<Hide, string>>): MouthSpec {
  if (mouth.kind === 'lips')
    return { kind: 'lips', at: mouth.at, half: mouth.half, tall: mouth.tall, skew: 0.04, lips: false };
  return {
    kind: 'beak',
    hinge: mouth.hinge,
    lower: outline(mouth.lower),
    inside: outline(mouth.inside),
    reach: mouth.reach,
    fill: shade(hides.beak, -0.08),
  };
}

/** A tail that hangs from the hips; null for those who have none. */
export function cutTail(look: Look, paints: Paints): readonly Sheet[] | null {
  const cut = headCutOf(look.species);
  if (cut === null || cut.tail === null) return null;
  const hides = hidesOf(look, paints);
  const tip = cut.tail.reduce<Knot>(
    (far, knot) => (Math.hypot(knot[0], knot[1]) > Math.hypot(far[0], far[1]) ? knot : far),
    [0, 0],
  );
  return [
    {
      d: outline(cut.tail),
      fill: look.species === 'mouse' ? hides.inner : hides.fur,
      lift: 5,
      edge: 0.4,
      grain: 0.45,
      inlays: [{ d: ellipse([tip[0], tip[1]], [0.34, 0.3]), fill: hides[cut.tailTip], alpha: 1 }],
    },
  ];
}
