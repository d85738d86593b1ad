/** examples/灯笼匠.txt as an editor reads it. */
import type { CastMember, StoryReading } from '../../../contracts/reading.ts';
import { composeReading } from './compose-reading.ts';

const member: Pick<CastMember, 'species' | 'group' | 'mentions'> = { species: 'human', group: false, mentions: [] };

export const lanternMaker = (text: string): StoryReading =>
  composeReading(
    text,
    {
      language: 'zh',
      format: 'prose',
      title: '灯笼匠',
      world: 'chinese-old',
      cast: [
        { ...member, id: 'c1', name: '陈伯', aliases: ['灯笼匠', '老哥'], gender: 'male', age: 'old', role: 'protagonist', traits: ['灯笼匠'] },
        { ...member, id: 'c2', name: '阿满', aliases: ['小姑娘'], gender: 'female', age: 'child', role: 'protagonist', traits: ['小姑娘', '浑身湿透'] },
        { ...member, id: 'c3', name: '船夫', aliases: ['爹', '父亲'], gender: 'male', age: 'adult', role: 'supporting', traits: [] },
      ],
      places: [
        { id: 'p1', name: '老街', kind: 'street', indoors: false, traits: ['青石镇'], mentions: [] },
        { id: 'p2', name: '铺子', kind: 'shop', indoors: true, traits: ['灯笼匠的铺子'], mentions: [] },
        { id: 'p3', name: '码头', kind: 'dock', indoors: false, traits: ['河边'], mentions: [] },
      ],
      props: [
        { id: 'o1', name: '红灯笼', kind: 'lantern', traits: ['红'], mentions: [] },
        { id: 'o2', name: '旧灯', kind: 'lantern', traits: ['蒙着灰'], mentions: [] },
        { id: 'o3', name: '伞', kind: 'umbrella', traits: [], mentions: [] },
        { id: 'o4', name: '小船', kind: 'boat', traits: [], mentions: [] },
      ],
    },
    [
      {
        id: 's1', place: 'p2', indoors: true, timeOfDay: 'dusk', weather: 'rain', season: null, mood: 'tender',
        cast: ['c1', 'c2'], props: ['o1', 'o2'], because: 'beginning',
        pieces: [
          { is: 'heading', text: '灯笼匠' },
          { is: 'tell', text: '黄昏，雨落在青石镇的老街上。', deeds: [{ verb: 'rain', at: 'p1' }], about: ['p1'], descriptive: true },
          { is: 'tell', text: '灯笼匠陈伯坐在铺子里，正糊一盏红灯笼。', deeds: [{ verb: 'sit', by: 'c1', at: 'p2' }, { verb: 'work', by: 'c1', with: 'o1' }], about: ['c1', 'p2', 'o1'] },
          { is: 'tell', text: '门帘一掀，小姑娘阿满跑了进来，浑身湿透。', deeds: [{ verb: 'enter', by: 'c2', manner: 'fast' }], about: ['c2'] },
          { is: 'say', text: '陈伯，我要一盏最亮的灯！', by: 'c2', to: 'c1', emotion: 'fear', intensity: 0.6, manner: 'call' },
          { is: 'tag', text: '阿满喘着气说。', deeds: [{ verb: 'breathe', by: 'c2' }] },
          { is: 'say', text: '这么大的雨，你要灯做什么？', by: 'c1', to: 'c2', emotion: 'surprise' },
          { is: 'tag', text: '陈伯问。' },
          { is: 'say', text: '我爹的船还没回来。河上黑，他看不见码头。', by: 'c2', to: 'c1', emotion: 'fear', intensity: 0.6 },
          { is: 'tell', text: '陈伯放下浆糊，望着窗外，半天没有说话。', deeds: [{ verb: 'put', by: 'c1' }, { verb: 'look', by: 'c1' }], about: ['c1'] },
          { is: 'tell', text: '他从柜子顶上取下一盏蒙着灰的旧灯，轻轻擦了擦。', deeds: [{ verb: 'take', by: 'c1', with: 'o2' }, { verb: 'wipe', by: 'c1', with: 'o2', manner: 'soft' }], about: ['c1', 'o2'] },
          { is: 'say', text: '这是我儿子的灯。', by: 'c1', to: 'c2', emotion: 'sadness', intensity: 0.5, manner: 'murmur' },
          { is: 'tag', text: '他低声说，' },
          { is: 'say', text: '拿去吧，它认得回家的路。', by: 'c1', to: 'c2', emotion: 'tenderness', intensity: 0.5, manner: 'murmur' },
        ],
      },
      {
        id: 's2', place: 'p3', indoors: false, timeOfDay: 'night', weather: 'fog', season: null, mood: 'tense',
        cast: ['c2', 'c1', 'c3'], props: ['o2', 'o3', 'o4'], because: 'time: 夜里',
        pieces: [
          { is: 'tell', text: '夜里，风停了，河边起了大雾。', about: ['p3'], descriptive: true },
          { is: 'tell', text: '阿满提着灯站在码头上，一声一声地喊：', deeds: [{ verb: 'hold', by: 'c2', with: 'o2' }, { verb: 'stand', by: 'c2', at: 'p3' }, { verb: 'call', by: 'c2' }], about: ['c2', 'o2', 'p3'] },
          { is: 'say', text: '爹！爹！', by: 'c2', to: 'c3', emotion: 'fear', intensity: 0.8, manner: 'shout' },
          { is: 'tell', text: '雾里没有回答。' },
          { is: 'tell', text: '陈伯撑着伞走来，站到她身边，把灯举得高高的。', deeds: [{ verb: 'hold', by: 'c1', with: 'o3' }, { verb: 'approach', by: 'c1', to: 'c2' }, { verb: 'lift', by: 'c1', with: 'o2' }], about: ['c1', 'c2', 'o2'] },
          { is: 'tell', text: '忽然，水声响了。' },
          { is: 'tell', text: '一条小船从雾里慢慢摇出来。', deeds: [{ verb: 'appear', by: 'o4', manner: 'slow' }], about: ['o4'] },
          { is: 'say', text: '阿满！', by: 'c3', to: 'c2', emotion: 'joy', intensity: 0.8, manner: 'shout' },
          { is: 'tag', text: '船夫在船上喊道，' },
          { is: 'say', text: '我看见光了！', by: 'c3', to: 'c2', emotion: 'joy', intensity: 0.8, manner: 'shout' },
          { is: 'tell', text: '阿满哭着笑了，扑进父亲怀里。', deeds: [{ verb: 'cry', by: 'c2' }, { verb: 'hug', by: 'c2', to: 'c3' }], about: ['c2', 'c3'] },
          { is: 'tag', text: '船夫抬头看着陈伯，说：', of: 'next', deeds: [{ verb: 'look', by: 'c3', to: 'c1' }] },
          { is: 'say', text: '老哥，这灯真亮。', by: 'c3', to: 'c1', emotion: 'tenderness', intensity: 0.4 },
          { is: 'tell', text: '陈伯摸了摸灯，', deeds: [{ verb: 'touch', by: 'c1', with: 'o2' }], about: ['c1', 'o2'] },
          { is: 'tell', text: '眼睛湿了：', deeds: [{ verb: 'cry', by: 'c1' }], about: ['c1'] },
          { is: 'say', text: '亮就好，亮就好。', by: 'c1', to: 'c3', emotion: 'tenderness', intensity: 0.7, manner: 'murmur' },
        ],
      },
      {
        id: 's3', place: 'p3', indoors: false, timeOfDay: 'dawn', weather: 'clear', season: null, mood: 'calm',
        cast: ['c2'], props: ['o2'], because: 'time: 清晨',
        pieces: [
          { is: 'tell', text: '清晨，雾散了，太阳照着小河。', deeds: [{ verb: 'clear' }, { verb: 'shine' }], about: ['p3'], descriptive: true },
          { is: 'tell', text: '阿满把灯挂在码头的柱子上。', deeds: [{ verb: 'hang', by: 'c2', with: 'o2', at: 'p3' }], about: ['c2', 'o2'] },
          { is: 'say', text: '以后天天都点着。', by: 'c2', emotion: 'resolve', intensity: 0.5 },
          { is: 'tag', text: '她说。' },
        ],
      },
    ],
  );
