/** Text over the picture: subtitles, the title, credits and the label; and the dark of fades. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Overlay, ShotDrawing } from '../../../../contracts/drawing.ts';
import type { Language } from '../../../../contracts/shared.ts';
import type { Size } from '../camera.ts';
import type { Sprite, SpriteStore } from '../draw/sprites.ts';
import type { Area, Item } from './compositor.ts';
import { setFont, settable, widthOf, type Face } from './lettering.ts';

/** Where text may stand in a frame: margins as shares of the frame, and the size of letters in pixels. */
interface Safe {
  readonly side: number;
  readonly bottom: number;
  readonly top: number;
  readonly px: number;
}

/** Upright frames keep text away from the buttons that players lay over their lower fifth. */
function safeArea({ width, height }: Size): Safe {
  const shape = width / height;
  if (shape < 0.8) return { side: 0.07, bottom: 0.205, top: 0.1, px: Math.round(width * 0.058) };
  if (shape < 1.3) return { side: 0.06, bottom: 0.085, top: 0.06, px: Math.round(height * 0.05) };
  return { side: 0.06, bottom: 0.07, top: 0.06, px: Math.round(height * 0.053) };
}

export interface TextOrder {
  readonly size: Size;
  readonly language: Language;
  readonly store: SpriteStore;
  /** How far titles give way to heads, downwards, as a share of the frame. */
  readonly gives: ReadonlyMap<Overlay, number>;
}

/** Items of all overlays that show at a frame. */
export function overlayItems(overlays: readonly Overlay[], frame: number, order: TextOrder): readonly Item[] {
  return overlays
    .filter(({ fromFrame, toFrame }) => frame >= fromFrame && frame < toFrame)
    .map((overlay, i) => overlayItem(overlay, { frame, order, id: `overlay.${overlay.type}.${i}` }));
}

function overlayItem(
  overlay: Overlay,
  { frame, order, id }: { frame: number; order: TextOrder; id: string },
): Item {
  const { size, store } = order;
  const sprite = store.get(`text:${JSON.stringify([overlay, size, order.language])}`, () =>
    setOverlay(overlay, order),
  );
  const alpha = overlay.type === 'subtitle' || overlay.type === 'label' ? 1 : fadingAlpha(overlay, frame);
  const down = Math.round(size.height * (order.gives.get(overlay) ?? 0));
  const top = down - (sprite?.y ?? 0);
  const area: Area =
    sprite === null
      ? [0, 0, 0, 0]
      : [-sprite.x, top, sprite.canvas.width - sprite.x, top + sprite.canvas.height];
  return {
    id,
    key: `${JSON.stringify(overlay)}:${alpha}`,
    area,
    draw: (g) => {
      if (sprite === null) return;
      g.globalAlpha = alpha;
      g.drawImage(sprite.canvas, -sprite.x, top);
    },
  };
}

/** Where titles stand that would lie over heads: a little higher, or in the lower half, as shares of the frame. */
export const OTHER_PLACES: readonly number[] = [-0.1, 0.38];

/** Where the letters of a title or of credits would stand; null for what has its own place. */
export function lettersOf(overlay: Overlay, order: Omit<TextOrder, 'gives'>): Area | null {
  const rows = largeRows(overlay, order);
  if (rows.length === 0) return null;
  const half =
    Math.max(...rows.map(({ text, px, face }) => widthOf(text, { face, px, language: order.language }))) *
    0.55;
  const [middle, tops] = [order.size.width / 2, rows.map(({ y, px }) => y - px)];
  return [
    middle - half,
    Math.min(...tops),
    middle + half,
    Math.max(...rows.map(({ y, px }) => y + px * 0.3)),
  ];
}

function largeRows(overlay: Overlay, order: Omit<TextOrder, 'gives'>): readonly Row[] {
  switch (overlay.type) {
    case 'title':
      return titleRows({ text: settable(overlay.text), small: settable(overlay.small) }, order);
    case 'credits':
      return creditRows(overlay.rows.map(settable), order);
    case 'subtitle':
    case 'label':
      return [];
  }
}

/** Frames over which titles and credits come and go. */
const FADE = 10;

const fadingAlpha = ({ fromFrame, toFrame }: Overlay, frame: number): number =>
  Math.round(Math.max(0, Math.min(1, (frame - fromFrame + 1) / FADE, (toFrame - frame) / FADE)) * 100) / 100;

function setOverlay(overlay: Overlay, order: TextOrder): Sprite | null {
  switch (overlay.type) {
    case 'subtitle':
      return setSubtitle(overlay.rows.map(settable), order);
    case 'title':
    case 'credits':
      return setRows(largeRows(overlay, order), order);
    case 'label':
      return setLabel(settable(overlay.text), order);
  }
}

/** A line of text in a picture: its middle or edge, and how it is inked. */
interface Row {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly px: number;
  readonly face: Face;
  readonly align: 'center' | 'right';
  readonly spacing: number;
  /** Width of the dark outline against the letters' size; 0 sets them on a soft shadow. */
  readonly outline: number;
}

const INK = '#fff8ea';
const OUTLINE = 'rgba(16,11,20,0.92)';

/** Sets rows into a picture just large enough for them. */
function setRows(rows: readonly Row[], { size, language }: TextOrder): Sprite | null {
  if (rows.length === 0) return null;
  const room = Math.ceil(Math.max(...rows.map(({ px }) => px)) * 0.5) + 2;
  const top = Math.floor(Math.min(...rows.map(({ y, px }) => y - px * 1.05))) - room;
  const bottom = Math.min(
    size.height + room,
    Math.ceil(Math.max(...rows.map(({ y, px }) => y + px * 0.4))) + room,
  );
  const canvas = createCanvas(size.width, Math.max(1, bottom - top));
  const g = canvas.getContext('2d');
  g.translate(0, -top);
  for (const row of rows) inkRow(g, row, language);
  return { canvas, x: 0, y: -top };
}

function inkRow(
  g: SKRSContext2D,
  { text, x, y, px, face, align, spacing, outline }: Row,
  language: Language,
): void {
  g.save();
  setFont(g, { face, px, language });
  g.textAlign = align;
  g.letterSpacing = `${Math.round(spacing * px)}px`;
  g.fillStyle = INK;
  if (outline > 0) outlineRow(g, { text, x, y }, px * outline);
  else shadowRow(g, { text, x, y }, px);
  g.fillText(text, x, y);
  g.restore();
}

type Placed = Pick<Row, 'text' | 'x' | 'y'>;

function outlineRow(g: SKRSContext2D, { text, x, y }: Placed, width: number): void {
  g.lineJoin = 'round';
  g.lineWidth = Math.max(2, width);
  g.strokeStyle = OUTLINE;
  g.strokeText(text, x, y);
}

/** A soft dark behind letters that are large enough to do without an outline; laid twice, because once is too thin on a bright sky. */
function shadowRow(g: SKRSContext2D, { text, x, y }: Placed, px: number): void {
  g.shadowColor = OUTLINE;
  g.shadowBlur = px * 0.22;
  g.shadowOffsetY = px * 0.025;
  g.fillText(text, x, y);
}

/** The largest size at which all rows keep within the width. */
function fitting(
  rows: readonly string[],
  { px, width, face, language }: { px: number; width: number; face: Face; language: Language },
): number {
  const widest = Math.max(1, ...rows.map((row) => widthOf(row, { face, px, language })));
  return Math.floor(Math.min(px, (px * width) / widest));
}

function setSubtitle(rows: readonly string[], order: TextOrder): Sprite | null {
  const { size, language } = order;
  const safe = safeArea(size);
  const px = fitting(rows, { px: safe.px, width: size.width * (1 - 2 * safe.side), face: 'text', language });
  const base = size.height * (1 - safe.bottom) - px * 0.22;
  const lead = px * 1.34;
  return setRows(
    rows.map((text, i): Row => ({
      text,
      x: size.width / 2,
      y: base - (rows.length - 1 - i) * lead,
      px,
      face: 'text',
      align: 'center',
      spacing: 0.01,
      outline: 0.22,
    })),
    order,
  );
}

/** The title over the opening picture, and a small line under it. */
function titleRows(
  { text, small }: { text: string; small: string },
  order: Omit<TextOrder, 'gives'>,
): readonly Row[] {
  const { size, language } = order;
  const safe = safeArea(size);
  const room = size.width * (1 - 2 * safe.side);
  const px = fitting([text], {
    px: Math.round(Math.min(size.height * 0.15, size.width * 0.15)),
    width: room * 0.8,
    face: 'title',
    language,
  });
  const y = size.height * (size.width < size.height ? 0.24 : 0.3);
  const title: Row = {
    text,
    x: size.width / 2,
    y,
    px,
    face: 'title',
    align: 'center',
    spacing: language === 'zh' ? 0.16 : 0.03,
    outline: 0,
  };
  const smallPx = fitting([small], { px: Math.round(safe.px * 0.7), width: room, face: 'text', language });
  const under: readonly Row[] =
    small === ''
      ? []
      : [
          {
            text: small,
            x: size.width / 2,
            y: y + px * 0.34 + smallPx * 1.25,
            px: smallPx,
            face: 'text',
            align: 'center',
            spacing: 0.12,
            outline: 0.18,
          },
        ];
  return [title, ...under];
}

/** Credits: the first row is the film's name, the others follow smaller; in the upper half, where the sky is. */
function creditRows(rows: readonly string[], order: Omit<TextOrder, 'gives'>): readonly Row[] {
  const { size, language } = order;
  const safe = safeArea(size);
  const width = size.width * (1 - 2 * safe.side);
  const [name = '', ...others] = rows;
  const large = fitting([name], { px: Math.round(safe.px * 1.5), width, face: 'title', language });
  const small = fitting(others, { px: Math.round(safe.px * 0.68), width, face: 'text', language });
  const top = size.height * (size.width < size.height ? 0.2 : 0.24);
  const row = (text: string, i: number): Row =>
    i === 0
      ? {
          text,
          x: size.width / 2,
          y: top,
          px: large,
          face: 'title',
          align: 'center',
          spacing: 0.1,
          outline: 0,
        }
      : {
          text,
          x: size.width / 2,
          y: top + large * 0.45 + i * small * 1.7,
          px: small,
          face: 'text',
          align: 'center',
          spacing: 0.06,
          outline: 0,
        };
  return [name, ...others].map(row);
}

function setLabel(text: string, order: TextOrder): Sprite | null {
  const { size } = order;
  const safe = safeArea(size);
  const px = Math.max(9, Math.round(safe.px * 0.42));
  return setRows(
    [
      {
        text,
        x: size.width * (1 - safe.side * 0.5),
        y: size.height * safe.top * 0.6 + px,
        px,
        face: 'text',
        align: 'right',
        spacing: 0.02,
        outline: 0.16,
      },
    ],
    order,
  );
}

/** The dark that a shot comes out of and goes into. */
export function fadeItem(
  { frames, fadeIn, fadeOut }: Pick<ShotDrawing, 'frames' | 'fadeIn' | 'fadeOut'>,
  frame: number,
  { width, height }: Size,
): Item | null {
  const coming = fadeIn > 0 ? 1 - (frame + 1) / (fadeIn + 1) : 0;
  const going = fadeOut > 0 ? 1 - (frames - frame) / (fadeOut + 1) : 0;
  const dark = Math.round(Math.max(0, Math.min(1, Math.max(coming, going))) * 200) / 200;
  if (dark <= 0) return null;
  return {
    id: 'fade',
    key: String(dark),
    area: [0, 0, width, height],
    draw: (g) => {
      g.fillStyle = `rgba(8,6,12,${dark})`;
      g.fillRect(0, 0, width, height);
    },
  };
}
