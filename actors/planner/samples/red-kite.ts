/** A short English story for tests, with its reading: dialogue, a cutaway to another place, and an unsure speaker. */
import type { CastMember, StoryReading } from '../../../contracts/reading.ts';
import { composeReading } from './compose-reading.ts';

/** The beginning of examples/the-red-kite.txt. */
export const redKiteText = `The Red Kite

One windy afternoon, Nell ran across the beach with her red kite. Her grandfather, Amos, sat on an old boat and mended a net.

"Hold it tight!" called Amos. "The wind is a thief today."

But the string snapped. The kite sailed over the water and caught on the lighthouse.

"I will get it back," said Nell.

"Nobody climbs that tower," Amos said. "Not since Captain Bray locked the door."
`;

const member: Pick<CastMember, 'species' | 'group' | 'mentions'> = {
  species: 'human',
  group: false,
  mentions: [],
};

export const redKite = (): StoryReading =>
  composeReading(
    redKiteText,
    {
      language: 'en',
      format: 'prose',
      title: 'The Red Kite',
      world: 'western-old',
      cast: [
        {
          ...member,
          id: 'c1',
          name: 'Nell',
          aliases: [],
          gender: 'female',
          age: 'child',
          role: 'protagonist',
          traits: ['red kite'],
        },
        {
          ...member,
          id: 'c2',
          name: 'Amos',
          aliases: ['Her grandfather'],
          gender: 'male',
          age: 'old',
          role: 'supporting',
          traits: ['grandfather'],
        },
      ],
      places: [
        { id: 'p1', name: 'beach', kind: 'beach', indoors: false, traits: [], mentions: [] },
        { id: 'p2', name: 'lighthouse', kind: 'lighthouse', indoors: false, traits: [], mentions: [] },
      ],
      props: [
        { id: 'o1', name: 'kite', kind: 'kite', traits: ['red'], mentions: [] },
        { id: 'o2', name: 'boat', kind: 'boat', traits: ['old'], mentions: [] },
        { id: 'o3', name: 'net', kind: 'net', traits: [], mentions: [] },
      ],
    },
    [
      {
        id: 's1',
        place: 'p1',
        indoors: false,
        timeOfDay: 'afternoon',
        weather: 'wind',
        season: null,
        mood: 'joyful',
        cast: ['c1', 'c2'],
        props: ['o1', 'o2', 'o3'],
        because: 'beginning',
        pieces: [
          { is: 'heading', text: 'The Red Kite' },
          {
            is: 'tell',
            text: 'One windy afternoon, Nell ran across the beach with her red kite.',
            deeds: [{ verb: 'run', by: 'c1', with: 'o1', at: 'p1', manner: 'fast' }],
            about: ['c1', 'p1', 'o1'],
          },
          {
            is: 'tell',
            text: 'Her grandfather, Amos, sat on an old boat and mended a net.',
            deeds: [
              { verb: 'sit', by: 'c2', with: 'o2' },
              { verb: 'sew', by: 'c2', with: 'o3' },
            ],
            about: ['c2', 'o2', 'o3'],
          },
          {
            is: 'say',
            text: 'Hold it tight!',
            by: 'c2',
            to: 'c1',
            emotion: 'joy',
            intensity: 0.6,
            manner: 'call',
          },
          { is: 'tag', text: 'called Amos.' },
          { is: 'say', text: 'The wind is a thief today.', by: 'c2', to: 'c1' },
          {
            is: 'tell',
            text: 'But the string snapped.',
            deeds: [{ verb: 'break', by: 'o1' }],
            about: ['o1'],
          },
          {
            is: 'tell',
            text: 'The kite sailed over the water and caught on the lighthouse.',
            deeds: [{ verb: 'fly', by: 'o1', at: 'p2' }],
            about: ['o1', 'p2'],
          },
          { is: 'say', text: 'I will get it back,', by: 'c1', to: 'c2', emotion: 'resolve', intensity: 0.6 },
          { is: 'tag', text: 'said Nell.' },
          { is: 'say', text: 'Nobody climbs that tower,', by: 'c2', to: 'c1', confidence: 0.5 },
          { is: 'tag', text: 'Amos said.' },
          { is: 'say', text: 'Not since Captain Bray locked the door.', by: 'c2', to: 'c1' },
        ],
      },
    ],
  );
