/** Head and shoulders of somebody who was cut out of paper, whatever they feel. */
import { createCanvas, type Canvas } from '@napi-rs/canvas';
import type { FaceState } from '../act/face-state.ts';
import { poseTable } from '../act/pose-table.ts';
import { fromRoot, jointsOf, type Joints, type Limb } from '../act/posture.ts';
import { strike } from '../act/strike.ts';
import {
  armGroups,
  behindGroups,
  eyeGroups,
  headGroups,
  headPivot,
  legGroups,
  mouthGroups,
  neckGroups,
  trunkGroups,
  type HeadState,
} from '../draw/figure.ts';
import { bakeGroups, type Group, type Placing } from '../draw/sprites.ts';
import type { Light } from '../model.ts';
import { add, type Point } from '../path.ts';
import type { Rig } from '../rig.ts';
import { clearAir } from '../sheet.ts';

const PORTRAIT = 512;

/** A head is measured at so many pixels to a head. */
const MEASURED = 64;

const headAhead: HeadState = {
  ...{ view: 'threeQuarter', flip: false, facing: 'right', turn: 0, hairSway: 0 },
};

/** Light of a studio: warm, from the upper right. */
const studioLight: Light = {
  shadow: [-0.55, 0.78],
  shadowColour: '#1a1220',
  shadowAlpha: 0.4,
  edgeColour: '#ffe7bf',
  tint: '#fff4e2',
  tintStrength: 0.7,
  vignette: 0,
};

/** How somebody is portrayed. */
interface Portrayal {
  readonly face: FaceState;
  /** How many heads high the picture is, and how far down in it the neck is, as a share. */
  readonly frame: { readonly heads: number; readonly neck: number };
  /** What must be left free around the head, as a share of the picture; without it, a large head may be cut off. */
  readonly margin?: number;
  /** The colour behind somebody whose costume has this one. */
  readonly ground: (costume: string) => string;
}

/** Where across the picture the neck is, as a share. */
const MIDDLE = 0.49;

const placing = (scale: number): Placing => ({
  ...{ air: clearAir(studioLight), scale, mirrored: false, shown: [-4000, -8000, 4000, 4000] },
});

/** At how many pixels to a head of the world all of a head is seen, with what it wears. */
function roomiest(rig: Rig, neck: number, margin: number): number {
  const { behindBody, behindFace, overFace } = headGroups(rig, headAhead);
  const sprite = bakeGroups([...behindBody, ...behindFace, ...overFace], placing(MEASURED));
  if (sprite === null) return Number.MAX_VALUE;
  const { x, y, canvas } = sprite;
  const room = [neck - margin, MIDDLE - margin, 1 - MIDDLE - margin];
  const reach = [y, x, canvas.width - x].map((pixels) => pixels / MEASURED);
  return Math.min(...room.map((share, side) => (share * PORTRAIT) / (reach[side] ?? 1)));
}

/** Head and shoulders before a plain sheet. */
export function portraitOf(rig: Rig, { face, frame, ground, margin }: Portrayal): Canvas {
  const canvas = createCanvas(PORTRAIT, PORTRAIT);
  const g = canvas.getContext('2d');
  g.fillStyle = ground(rig.garment.trunk.cloth.fill);
  g.fillRect(0, 0, PORTRAIT, PORTRAIT);
  const joints = jointsOf(
    strike(poseTable.stand, { build: rig.build, view: 'threeQuarter', seat: 'none' }).posture,
    rig.build,
    'threeQuarter',
  );
  const wanted = PORTRAIT / (frame.heads * Math.max(0.8, rig.build.head));
  const scale = margin === undefined ? wanted : Math.min(wanted, roomiest(rig, frame.neck, margin));
  const pivot = headPivot(joints, rig);
  const sprite = bakeGroups(figureGroups(rig, { pivot, joints, face }), placing(scale));
  if (sprite !== null)
    g.drawImage(
      sprite.canvas,
      Math.round(PORTRAIT * MIDDLE - pivot[0] * scale) - sprite.x,
      Math.round(PORTRAIT * frame.neck - pivot[1] * scale) - sprite.y,
    );
  return canvas;
}

interface Sitting {
  readonly pivot: Point;
  readonly joints: Joints;
  readonly face: FaceState;
}

function figureGroups(rig: Rig, { pivot, joints, face }: Sitting): readonly Group[] {
  const head = headAhead;
  const body = { view: 'threeQuarter', facing: 'right', joints, sway: 0 } as const;
  const art = headGroups(rig, head);
  const laid = (groups: readonly Group[], at: Point): readonly Group[] =>
    groups.map((group) => ({ ...group, at: add(group.at, at) }));
  const arm = (limb: Limb): readonly Group[] =>
    laid(armGroups(rig, { limb: fromRoot(limb), shape: 'relaxed', sway: 0, held: null }), limb.root);
  return [
    ...laid(art.behindBody, pivot),
    ...behindGroups(rig, body),
    ...arm(joints.farArm),
    ...legGroups(rig, joints, 'threeQuarter'),
    ...neckGroups(rig, joints),
    ...trunkGroups(rig, body),
    ...laid(
      [...art.behindFace, ...mouthGroups(rig, head, face), ...eyeGroups(rig, head, face), ...art.overFace],
      pivot,
    ),
    ...arm(joints.nearArm),
  ];
}
