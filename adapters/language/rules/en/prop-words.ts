/** English nouns for things that can be held or stand on the stage. */
import type { PropKind } from '../../../../contracts/reading.ts';
import { kindTable } from '../shown/place-kinds.ts';

export const PROP_WORDS = kindTable<PropKind>({
  lantern: 'lantern lanterns', lamp: 'lamp lamps headlamp', candle: 'candle candles candlestick', torch: 'torch flashlight', umbrella: 'umbrella parasol',
  book: 'book books notebook diary bible volume', letter: 'letter letters note telegram postcard envelope message', scroll: 'scroll parchment', pen: 'pen pencil quill brush paintbrush',
  cup: 'cup cups mug glass goblet teacup tumbler saucer', bowl: 'bowl bowls dish plate basin porridge soup', teapot: 'teapot kettle', bottle: 'bottle flask', jar: 'jar pot crock jug pitcher kirn churn',
  basket: 'basket hamper', bag: 'bag sack purse satchel suitcase bundle knapsack backpack wallet', box: 'box parcel package casket case', chest: 'chest trunk coffer', key: 'key keys',
  coin: 'coin coins penny money gold silver dollar shilling', sword: 'sword sabre blade', knife: 'knife dagger scissors shears', axe: 'axe hatchet', stick: 'stick cane rod club whip spindle distaff shuttle wand',
  staff: 'staff crook crutch', bow: 'bow arrow', spear: 'spear lance', rope: 'rope string cord thread twine chain', net: 'net nets', fishingRod: 'fishing-rod', bucket: 'bucket pail buckets',
  broom: 'broom mop', flower: 'flower flowers rose roses blossom blossoms daisy lily bouquet tulip', branch: 'branch twig bough', fruit: 'fruit pear plum cherry orange grape grapes berries strawberry peach',
  apple: 'apple apples', bread: 'bread loaf crust toast', bun: 'bun roll bannock bannocks', cake: 'cake cakes pie tart biscuit cookie pudding', fish: 'herring', meat: 'meat bacon ham sausage bone', egg: 'egg eggs',
  kite: 'kite kites', ball: 'ball', doll: 'doll puppet', toy: 'toy toys top', flute: 'flute pipe_of_reed whistle horn trumpet bugle fiddle violin harp guitar', drum: 'drum', bell: 'bell bells',
  fan: 'fan', mirror: 'mirror looking-glass', ring: 'ring', necklace: 'necklace locket brooch bracelet pendant', crown: 'crown tiara', hat: 'hat cap bonnet hood helmet', shoe: 'shoe shoes boot boots slipper slippers',
  cloth: 'cloth handkerchief napkin towel apron dress coat cloak shirt jacket gown robe', scarf: 'scarf shawl', blanket: 'blanket quilt rug', pillow: 'pillow cushion', needle: 'needle pins pin',
  clock: 'clock watch hourglass', map: 'map chart', picture: 'picture painting portrait photograph photo', phone: 'phone telephone mobile', radio: 'radio', camera: 'camera', computer: 'computer laptop',
  glasses: 'glasses spectacles telescope binoculars', pipe: 'pipe cigar cigarette', medicine: 'medicine pill potion bandage', stone: 'stone stones pebble rock', gem: 'gem jewel diamond pearl ruby emerald jewels',
  feather: 'feather feathers', leaf: 'leaf leaves', shell: 'shell seashell', tool: 'tool tools spade shovel rake plough sickle scythe pitchfork spanner', hammer: 'hammer', saw: 'saw',
  table: 'table desk counter bench-top anvil loom', chair: 'chair armchair arm-chair rocking-chair', stool: 'stool', bench: 'bench', bed: 'bed cradle', stove: 'stove oven', cart: 'cart barrow wheelbarrow', rickshaw: 'rickshaw',
  bicycle: 'bicycle bike', ladder: 'ladder', door: 'door doors', window: 'window windows', tree: 'tree trees oak willow pine', fire: 'fire bonfire flames', thing: 'machine wheel statue flag oar oars',
});
