/** Every costume as a cut, in the colours of a look. */
import type { Costume, Look } from '../../../../../contracts/entity.ts';
import { mix, oklabOf, shade } from '../../colour.ts';
import { headCutOf } from '../head/animals.ts';
import type { Cloth, Garment, LegCut, ShoeCut, SleeveCut, TrunkCut } from '../../garment.ts';

const cloth = (fill: string): Cloth => ({
  fill,
  shade: shade(fill, oklabOf(fill)[0] > 0.8 ? -0.09 : -0.065),
});

/** Colours of a costume by their part in it. */
interface Dyes {
  readonly main: Cloth;
  readonly second: Cloth;
  readonly trim: string;
  readonly dark: Cloth;
  readonly linen: string;
  readonly skin: Cloth;
}

const trunk = (over: Partial<TrunkCut> & Pick<TrunkCut, 'cloth'>): TrunkCut => ({
  to: 1.3,
  ease: 0.03,
  drawn: 0,
  flare: 0.05,
  torn: false,
  ...over,
});
const sleeve = (over: Partial<SleeveCut> & Pick<SleeveCut, 'cloth'>): SleeveCut => ({
  to: 2,
  wide: [0.2, 0.165, 0.15],
  droop: 0,
  cuff: null,
  stripes: null,
  ...over,
});
const trousers = (fabric: Cloth, wide = 0.2): LegCut => ({ cloth: fabric, wide, to: 2.95 });
const shoes = (kind: ShoeCut['kind'], fill: string): ShoeCut => ({ kind, cloth: cloth(fill) });

const plain = (dyes: Dyes): Garment => ({
  trunk: trunk({ cloth: dyes.main }),
  skirt: null,
  sleeve: sleeve({ cloth: dyes.main }),
  legs: trousers(dyes.second),
  collar: { kind: 'round', trim: dyes.trim, inner: dyes.linen },
  closing: 'none',
  hemTrim: null,
  belt: null,
  pattern: { kind: 'plain', ink: dyes.trim },
  shoes: shoes('cloth', '#2c2830'),
  extras: [],
  skin: dyes.skin,
});

/** A craftsman's apron. */
const LEATHER = '#8a6038';

const cuts: Readonly<Record<Costume, (dyes: Dyes) => Partial<Garment>>> = {
  robe: (d) => ({
    trunk: trunk({ cloth: d.main, to: 2.35, ease: 0.05, flare: 0.2 }),
    sleeve: sleeve({ cloth: d.main, wide: [0.22, 0.21, 0.24], droop: 0.12, cuff: cloth(d.trim) }),
    legs: trousers(d.dark),
    collar: { kind: 'crossed', trim: d.trim, inner: d.linen },
    hemTrim: d.trim,
    belt: { cloth: d.second, thick: 0.2, tails: true },
  }),
  jacketTrousers: (d) => ({
    trunk: trunk({ cloth: d.main, to: 1.45, ease: 0.06, flare: 0.1 }),
    sleeve: sleeve({ cloth: d.main, wide: [0.21, 0.18, 0.2], cuff: cloth(d.trim) }),
    legs: trousers(d.second, 0.23),
    collar: { kind: 'mandarin', trim: d.trim, inner: d.linen },
    closing: 'side',
  }),
  qipao: (d) => ({
    trunk: trunk({ cloth: d.main, to: 2.62, ease: 0.0, drawn: 0.05, flare: -0.03 }),
    sleeve: sleeve({ cloth: d.main, to: 0.62, wide: [0.18, 0.165, 0.15], cuff: cloth(d.trim) }),
    legs: { cloth: d.skin, wide: 0.13, to: 3 },
    collar: { kind: 'mandarin', trim: d.trim, inner: d.linen },
    closing: 'side',
    hemTrim: d.trim,
    shoes: shoes('cloth', shade(d.main.fill, -0.14)),
  }),
  scholarRobe: (d) => ({
    trunk: trunk({ cloth: d.main, to: 2.82, ease: 0.05, flare: 0.16 }),
    sleeve: sleeve({ cloth: d.main, wide: [0.21, 0.18, 0.21], droop: 0.05, cuff: cloth(d.linen) }),
    legs: trousers(d.dark),
    collar: { kind: 'mandarin', trim: shade(d.main.fill, -0.05), inner: d.linen },
    closing: 'side',
  }),
  armour: (d) => ({
    trunk: trunk({ cloth: cloth(mix(d.second.fill, '#7c8791', 0.5)), to: 1.1, ease: 0.07, flare: 0.04 }),
    skirt: { cloth: d.main, to: 2.0, flare: 0.16, pleats: false },
    sleeve: sleeve({
      cloth: d.main,
      wide: [0.21, 0.17, 0.14],
      cuff: cloth(mix(d.second.fill, '#7c8791', 0.5)),
    }),
    legs: trousers(d.dark, 0.19),
    collar: { kind: 'round', trim: d.trim, inner: d.linen },
    belt: { cloth: cloth(d.trim), thick: 0.17, tails: false },
    extras: [{ kind: 'plates', cloth: cloth(mix(d.second.fill, '#7c8791', 0.5)), trim: d.trim }],
    shoes: shoes('boots', '#38302f'),
  }),
  royalRobe: (d) => ({
    trunk: trunk({ cloth: d.main, to: 2.84, ease: 0.09, flare: 0.32 }),
    sleeve: sleeve({ cloth: d.main, wide: [0.24, 0.27, 0.36], droop: 0.42, cuff: cloth(d.trim) }),
    legs: trousers(d.dark),
    collar: { kind: 'crossed', trim: d.trim, inner: d.linen },
    hemTrim: d.trim,
    belt: { cloth: d.second, thick: 0.24, tails: true },
    shoes: shoes('boots', '#2b2630'),
  }),
  monkRobe: (d) => ({
    trunk: trunk({ cloth: d.main, to: 2.75, ease: 0.08, flare: 0.2 }),
    sleeve: sleeve({ cloth: d.main, wide: [0.23, 0.24, 0.3], droop: 0.3 }),
    legs: trousers(cloth(d.linen)),
    collar: { kind: 'crossed', trim: shade(d.main.fill, -0.1), inner: d.linen },
    extras: [{ kind: 'sash', cloth: d.second }],
    shoes: shoes('straw', '#9a8558'),
  }),
  vestShirt: (d) => ({
    trunk: trunk({ cloth: cloth(d.linen), to: 1.2, ease: 0.03 }),
    sleeve: sleeve({ cloth: cloth(d.linen), wide: [0.19, 0.17, 0.13], cuff: cloth(shade(d.linen, -0.04)) }),
    legs: trousers(d.second, 0.19),
    collar: { kind: 'shirt', trim: d.linen, inner: d.linen },
    closing: 'buttons',
    extras: [{ kind: 'vest', cloth: d.main }],
    shoes: shoes('leather', '#3a2a26'),
  }),
  dress: (d) => ({
    trunk: trunk({ cloth: d.main, to: 0.08, ease: 0.01, drawn: 0.04 }),
    skirt: { cloth: d.main, to: 2.35, flare: 0.42, pleats: true },
    sleeve: sleeve({ cloth: d.main, to: 1.9, wide: [0.21, 0.15, 0.115], cuff: cloth(d.trim) }),
    legs: { cloth: cloth(mix(d.skin.fill, '#e9dccb', 0.55)), wide: 0.115, to: 3 },
    collar: { kind: 'round', trim: d.trim, inner: d.linen },
    belt: { cloth: d.second, thick: 0.13, tails: false },
    hemTrim: d.trim,
    shoes: shoes('leather', '#4a2f2c'),
  }),
  apronDress: (d) => ({
    trunk: trunk({ cloth: d.main, to: 0.08, ease: 0.02 }),
    skirt: { cloth: d.main, to: 2.55, flare: 0.36, pleats: true },
    sleeve: sleeve({ cloth: d.main, to: 1.35, wide: [0.22, 0.17, 0.16], cuff: cloth(d.linen) }),
    legs: { cloth: cloth(mix(d.skin.fill, '#e9dccb', 0.55)), wide: 0.115, to: 3 },
    collar: { kind: 'shirt', trim: d.linen, inner: d.linen },
    extras: [{ kind: 'apron', cloth: cloth(mix(d.second.fill, '#f3ead9', 0.55)) }],
    shoes: shoes('leather', '#4a2f2c'),
  }),
  apronShirt: (d) => ({
    trunk: trunk({ cloth: d.main, to: 1.55, ease: 0.03 }),
    sleeve: sleeve({ cloth: d.main, to: 1.45, wide: [0.2, 0.175, 0.165], cuff: cloth(d.linen) }),
    legs: trousers(d.second, 0.19),
    collar: { kind: 'shirt', trim: d.linen, inner: d.linen },
    extras: [{ kind: 'apron', cloth: cloth(mix(d.second.fill, LEATHER, 0.6)) }],
    shoes: shoes('boots', '#3a2a26'),
  }),
  coat: (d) => ({
    trunk: trunk({ cloth: d.main, to: 2.05, ease: 0.07, flare: 0.14 }),
    sleeve: sleeve({ cloth: d.main, wide: [0.215, 0.185, 0.17], cuff: cloth(shade(d.main.fill, -0.05)) }),
    legs: trousers(d.dark, 0.19),
    collar: { kind: 'lapels', trim: shade(d.main.fill, 0.03), inner: d.second.fill },
    closing: 'buttons',
    extras: [{ kind: 'neckerchief', cloth: cloth(d.trim) }],
    shoes: shoes('boots', '#33282a'),
  }),
  suit: (d) => ({
    trunk: trunk({ cloth: d.main, to: 1.32, ease: 0.035, flare: 0.03, drawn: 0.01 }),
    sleeve: sleeve({ cloth: d.main, wide: [0.195, 0.165, 0.145], cuff: cloth(d.linen) }),
    legs: trousers(cloth(shade(d.main.fill, -0.03)), 0.185),
    collar: { kind: 'lapels', trim: shade(d.main.fill, 0.035), inner: d.linen },
    closing: 'buttons',
    extras: [{ kind: 'tie', fill: d.trim }],
    shoes: shoes('leather', '#2a2224'),
  }),
  sweater: (d) => ({
    trunk: trunk({ cloth: d.main, to: 1.12, ease: 0.05, flare: -0.02 }),
    sleeve: sleeve({ cloth: d.main, wide: [0.205, 0.175, 0.14], cuff: cloth(shade(d.main.fill, -0.06)) }),
    legs: trousers(d.second, 0.19),
    collar: { kind: 'roll', trim: shade(d.main.fill, -0.05), inner: d.linen },
    hemTrim: shade(d.main.fill, -0.06),
    shoes: shoes('leather', '#5a4a44'),
  }),
  schoolUniform: (d) => ({
    trunk: trunk({ cloth: d.main, to: 1.2, ease: 0.06, flare: 0 }),
    sleeve: sleeve({ cloth: d.main, wide: [0.2, 0.175, 0.14], cuff: d.second, stripes: d.second.fill }),
    legs: trousers(cloth(shade(d.main.fill, -0.07)), 0.19),
    collar: { kind: 'shirt', trim: d.second.fill, inner: d.linen },
    closing: 'zip',
    extras: [{ kind: 'neckerchief', cloth: cloth(d.trim) }],
    shoes: shoes('leather', '#e7e0d4'),
  }),
  sailor: (d) => ({
    trunk: trunk({ cloth: cloth(d.linen), to: 1.15, ease: 0.05, flare: 0.02 }),
    sleeve: sleeve({ cloth: cloth(d.linen), wide: [0.2, 0.17, 0.15], cuff: d.main }),
    legs: trousers(d.main, 0.22),
    collar: { kind: 'sailor', trim: d.main.fill, inner: d.linen },
    extras: [{ kind: 'tie', fill: d.trim }],
    shoes: shoes('leather', '#2a2428'),
  }),
  cloak: (d) => ({
    trunk: trunk({ cloth: d.second, to: 1.7, ease: 0.03, flare: 0.08 }),
    sleeve: sleeve({ cloth: d.second, wide: [0.19, 0.165, 0.14], cuff: cloth(d.trim) }),
    legs: trousers(d.dark, 0.18),
    collar: { kind: 'round', trim: d.trim, inner: d.linen },
    belt: { cloth: cloth('#4f3b32'), thick: 0.12, tails: false },
    extras: [{ kind: 'cape', cloth: d.main, clasp: d.trim }],
    shoes: shoes('boots', '#3c2e2a'),
  }),
  rags: (d) => ({
    trunk: trunk({ cloth: d.main, to: 1.7, ease: 0.06, flare: 0.08, torn: true }),
    sleeve: sleeve({ cloth: d.main, to: 1.55, wide: [0.2, 0.18, 0.19] }),
    legs: { cloth: d.second, wide: 0.2, to: 2.4 },
    collar: { kind: 'crossed', trim: shade(d.main.fill, -0.08), inner: d.skin.shade },
    belt: { cloth: cloth('#8f7a55'), thick: 0.09, tails: true },
    pattern: { kind: 'patches', ink: d.second.fill },
    shoes: shoes('bare', d.skin.fill),
  }),
  nightgown: (d) => ({
    trunk: trunk({ cloth: cloth(mix(d.main.fill, '#f4ecdf', 0.6)), to: 2.7, ease: 0.09, flare: 0.24 }),
    sleeve: sleeve({
      cloth: cloth(mix(d.main.fill, '#f4ecdf', 0.6)),
      wide: [0.22, 0.2, 0.2],
      droop: 0.06,
      cuff: cloth(d.second.fill),
    }),
    legs: { cloth: d.skin, wide: 0.13, to: 3 },
    collar: { kind: 'round', trim: d.second.fill, inner: d.linen },
    closing: 'buttons',
    hemTrim: d.second.fill,
    shoes: shoes('bare', d.skin.fill),
  }),
  none: (d) => ({
    trunk: trunk({ cloth: d.skin, to: 1.12, ease: 0.0, flare: -0.06 }),
    sleeve: sleeve({ cloth: d.skin, wide: [0.19, 0.155, 0.125] }),
    legs: { cloth: d.skin, wide: 0.2, to: 3 },
    collar: { kind: 'none', trim: d.trim, inner: d.linen },
    shoes: shoes('bare', d.skin.fill),
  }),
};

/** The garment that a look wears. */
export function garmentOf(look: Look): Garment {
  const { cut, pattern } = look.costume;
  const { main, second, trim } = look.species === 'spirit' ? paled(look.costume) : look.costume;
  const dyes: Dyes = {
    main: cloth(main),
    second: cloth(second),
    trim,
    skin: { fill: look.skin, shade: shade(look.skin, -0.085) },
    dark: cloth(shade(mix(second, main, 0.4), -0.12)),
    linen: mix('#f1e7d3', second, 0.1),
  };
  const worn: Garment = { ...plain(dyes), ...cuts[cut](dyes) };
  const shod = look.species === 'spirit' ? adrift(worn) : barefoot(worn, look);
  return {
    ...shod,
    pattern:
      worn.pattern.kind === 'patches'
        ? worn.pattern
        : { kind: cut === 'none' ? 'plain' : pattern, ink: patternInk(worn, look) },
  };
}

/** What a spirit wears has lost most of its colour. */
function paled({ main, second, trim }: Look['costume']): Pick<Look['costume'], 'main' | 'second' | 'trim'> {
  const pale = (colour: string): string => mix(colour, '#e2eaf3', 0.5);
  return { main: pale(main), second: pale(second), trim: pale(trim) };
}

/** A spirit has no feet: its robe ends in tatters above the ground. */
const adrift = (worn: Garment): Garment => ({
  ...worn,
  trunk: { ...worn.trunk, to: 2.95, flare: worn.trunk.flare + 0.06, torn: true },
  skirt: null,
  legs: { cloth: worn.trunk.cloth, wide: 0.12, to: 2.6 },
  shoes: { ...worn.shoes, kind: 'none' },
});

/** Animals wear no shoes: paws, or the thin legs of birds. */
function barefoot(worn: Garment, { species, skin }: Look): Garment {
  const kind = headCutOf(species)?.foot;
  if (kind === undefined || kind === null) return worn;
  const claw = cloth('#d79a3a');
  return kind === 'paw'
    ? { ...worn, shoes: { kind, cloth: cloth(shade(skin, -0.03)) } }
    : {
        ...worn,
        shoes: { kind, cloth: claw },
        legs: worn.legs.to > 2.9 || worn.trunk.to < 1.4 ? { cloth: claw, wide: 0.055, to: 3 } : worn.legs,
      };
}

/** Patterns take the second colour where it can be told from the cloth, else the trim. */
function patternInk(worn: Garment, { costume }: Look): string {
  const ground = worn.trunk.cloth.fill;
  const apart = (ink: string): number => Math.abs(oklabOf(ink)[0] - oklabOf(ground)[0]);
  return apart(costume.second) > 0.12
    ? costume.second
    : apart(costume.trim) > 0.12
      ? costume.trim
      : shade(ground, oklabOf(ground)[0] > 0.5 ? -0.13 : 0.13);
}
