/**
 * Every kind of work with its version and the bytes that it makes of a small, fixed order. When the code makes other bytes,
 * the kind’s version in contracts/job-kinds.ts goes up, and the new sums go in here beside it: otherwise what was made
 * before would be reused as if it were the same.
 */
import type { JobKind } from '../../contracts/job-kinds.ts';

export interface Golden {
  readonly version: number;
  /** SHA-256 by role; of several files under a role, that of their sums. */
  readonly sha256: Readonly<Record<string, string>>;
}

export const golden: Readonly<Record<JobKind, Golden>> = {
  reading: {
    version: 6,
    sha256: { reading: '85d5179b6799181dfdc9332e357891b18230fe1dadf6de9d89f8c47fb036727a' },
  },
  likeness: {
    version: 1,
    sha256: { likeness: '15afd9d48e8d3705cfaf106b1a3fd4e40e2c7279aa11d773440c3bffddbd5e3b' },
  },
  voice: {
    version: 2,
    sha256: {
      speech: 'f53dbb027379a472d03929f2059d423a97b471ffa6fff2846e518ae53f6d7926',
      timings: '0c90dad021e49a8aa3e2d9e9ed202b7f40efc90aa6ecca9d02e141a80aaeebf4',
    },
  },
  visemes: {
    version: 1,
    sha256: { visemes: 'd2392d1d365f9f5c5c4be7c40ab1cff475d201503b26f58eaab3722bac776b99' },
  },
  music: {
    version: 2,
    sha256: { music: 'd4acac7b67d04fa71d8dc7e5f4889c2b42731f546e9448e6cd14757d729cd9d9' },
  },
  ambience: {
    version: 3,
    sha256: { ambience: '36b4fe030540e468202beca512e88e5d4025057bb072861dc0fb4060a729001b' },
  },
  effect: {
    version: 2,
    sha256: { effect: '84eb0c5f02f5c3825c5ae1d7983b62ff900851b5406bd7dc465c1724323b730a' },
  },
  sound: {
    version: 1,
    sha256: { sound: 'b6d0878b1463af0b6e030297a7cc80849f15fa10ffb043f469ebfa637f54be87' },
  },
  rig: {
    version: 3,
    sha256: {
      portrait: '6d7689a8a8bc4e08f934ec154e569df546e25489c3a3440a692823ba1f459a45',
      rig: '081dee6b45d47f89c557313de11f4bc86647826dccec38da8fb7445091dc1b54',
    },
  },
  portrait: {
    version: 1,
    sha256: { portrait: 'f0b9ca69d3861195038c7743d6479650ae609fdd7e326db4cb7f7bf448b015f9' },
  },
  background: {
    version: 2,
    sha256: {
      background: '41b9de4b7e5599eeb9f922cf71c807bd2c1a227c62301183ac16cfec4ddce515',
      thumb: 'c3776419a0356f4c373523c34d93faf75ddf6b1c93a7d800673d71cb4e7a5180',
    },
  },
  shot: {
    version: 8,
    sha256: {
      facts: '582e1a882d31fc4a0aed4ea69906e0121469c2d8215e64da3ba6a2a01555d14e',
      thumb: 'c90bf883fd7a81f86b889dc8a3526974c361090bdc575ead84fe9304895fa049',
      video: '51de8f8274c81546f6f300fd3bd416615b361d5034be15883dfa68ae598472d5',
    },
  },
  footage: {
    version: 2,
    sha256: {
      facts: 'defc931bf218794301d11fbf60d8ee6026382d85583ee86634430ef2c052fc75',
      source: 'dba29680cce105773e05721e8dc2b576dce72b91827f334888ee7503105efe93',
      thumb: '3beac2300e10f4450c08e482e1f0a3baf7ef6c819c1ea9b3ccaec5bcd1dfe978',
      video: '50f979871f584991ef5bc4a01f877b01b6b06b7ca2bf8fa0c0fc4b6c16eff975',
    },
  },
  transition: {
    version: 8,
    sha256: {
      facts: '3fb65adb0b1662c3359c0f7b00bd4813de740ee6225fdd1e0a31e01f4771f517',
      video: 'c89139a2aaf2a6d9cb638cc48b3599f9ee9fc1110a91b7a63978235c0b2f218b',
    },
  },
  poster: {
    version: 5,
    sha256: { poster: 'e4894c795d375c3caa3b9454b1ec91f5eed00cf213bf1ca30392d9b9610549c0' },
  },
  cover: {
    version: 5,
    sha256: { cover: '57ef4efb3772541e3e3c7536b50a541af27a37c8c42890f66c6306492c47ce0f' },
  },
  mix: {
    version: 4,
    sha256: {
      dialogue: '55970c633a76819658bff3c1d8b10e4d5c1182b97418fd047086254978235ef5',
      effects: 'ca2ccc27ba61c0198fa590b866ebedc27e54b59c4726683a02aa042d4b2c789a',
      mix: '5adb1a5906c5ddceca54fd177d3c2c6d2b76087f42609c11ad202b7f7d273fc2',
      music: '97278557b7b3e0af5244742e8588a2686834393773d101d93a3b14b0be113c41',
      sound: '4f717a8c45ec48fb6c731223e4934043de2dff100ec383e2a763aeae8cf13392',
    },
  },
  film: { version: 2, sha256: { film: '4b8fdc210d6e097bdcc57f567fa8c6a53f2a4e175016d6af134661d527334563' } },
  subtitles: {
    version: 2,
    sha256: {
      srt: '4a5955ce71f0c178789450062d2ee0cfafda9577d8f4642b0acba2f6675473d8',
      vtt: '14ee26fe49c1da1ce678c52cf5ba4b208bec586dcaeb8dff838d160bca447700',
    },
  },
  otio: { version: 1, sha256: { otio: 'bf3897674aab5b3b06545a41fc8ac02dc840b32d46cd8ff67b3389b7522452f8' } },
  storyboard: {
    version: 2,
    sha256: { storyboard: '4319d99ed6706018214b2dab7bd4eb0eb786b0a0f384d1e141104fca8462cfec' },
  },
  check: {
    version: 4,
    sha256: { check: 'd64b4c7e32c25ea81a98fac5e630abde193f3585a054fec8b7947ef649c9dd62' },
  },
  document: {
    version: 1,
    sha256: { document: 'ac4e650065940445c815dd70229a735f9076990d79665454e4201dc89e86d5f0' },
  },
};
