/** English nouns for people and animals: kin, roles, creatures, groups. */
import type { Age, Gender, Species } from '../../../../contracts/reading.ts';
import type { NounFacts } from '../who/figure.ts';
import type { Relation } from '../who/relation.ts';

const words = (list: string): string[] => list.trim().split(/\s+/);

/** `gender age` → nouns that say what somebody does or is. */
const ROLES: readonly (readonly [Gender, Age | null, string])[] = [
  [
    'male',
    'adult',
    `king emperor prince duke earl count baron lord knight squire sultan caliph sheik tsar rajah pharaoh nobleman
    monk friar priest bishop abbot parson vicar curate rabbi imam deacon pope wizard sorcerer magician
    fisherman ferryman boatman huntsman woodsman woodman woodcutter watchman policeman postman milkman coachman footman fireman
    tradesman craftsman workman salesman businessman chairman gunman madman highwayman bridegroom groom waiter landlord host steward
    butler valet headmaster schoolmaster husbandman goodman yeoman blacksmith smith sheriff constable ploughman lumberjack cowboy
    bullfighter monarch seaman horseman swordsman bowman gentleman-farmer alderman`,
  ],
  [
    'female',
    'adult',
    `queen empress duchess countess baroness nun abbess witch sorceress enchantress fairy housewife goodwife
    midwife laundress seamstress washerwoman waitress actress hostess landlady stewardess governess mistress headmistress
    schoolmistress bride shepherdess priestess nurse maid maidservant housemaid chambermaid milkmaid nursemaid housekeeper
    heroine widow spinster dairymaid charwoman policewoman businesswoman stepmother`,
  ],
  ['female', 'young', 'princess damsel maiden mermaid nymph ballerina goose-girl'],
  ['female', 'old', 'crone hag beldame'],
  ['male', 'old', 'hermit greybeard graybeard veteran patriarch widower'],
  ['male', 'young', 'page squire-boy cabin-boy errand-boy shepherd-boy stable-boy schoolboy newsboy'],
  ['female', 'child', 'schoolgirl'],
  ['unknown', 'child', 'orphan pupil schoolchild'],
  [
    'unknown',
    'adult',
    `captain doctor physician surgeon teacher professor judge lawyer soldier sailor sergeant lieutenant colonel
    general major admiral commander officer guard sentry watcher warrior archer hunter farmer shepherd goatherd swineherd miller baker
    butcher cobbler shoemaker tailor weaver carpenter potter painter artist poet writer author musician fiddler piper drummer
    harper singer dancer actor juggler clown fool jester merchant trader pedlar peddler shopkeeper grocer innkeeper barkeeper bartender
    barber clockmaker watchmaker lampmaker lamplighter toymaker bellringer lighthouse-keeper lighthousekeeper gatekeeper keeper porter
    messenger herald ambassador minister mayor governor president senator chief chieftain leader guide driver cabman
    pilot engineer mechanic miner thief robber burglar pirate bandit outlaw beggar tramp wanderer traveller traveler
    pilgrim stranger visitor guest passenger customer client clerk secretary banker inspector detective sleuth spy reporter editor
    journalist scientist inventor scholar student librarian philosopher prophet sage seer gypsy foreigner servant slave prisoner
    jailer jailor executioner hangman gravedigger undertaker gardener cook chef rider coach dentist astronaut robot ogre troll goblin dwarf elf
    gnome imp sprite genie djinn demon devil angel ghost spirit phantom vampire monster giantess sphinx manager boss
    foreman worker labourer laborer peasant villager citizen neighbor-woman pawnbroker dealer goldsmith silversmith
    maker seller ringer founder speaker conductor operator crewman skipper mate cabin-mate helmsman boatswain carter waggoner wagoner groomsman orderly`,
  ],
];

/** Nouns that fit nearly anybody of that gender and age. */
const GENERIC: readonly (readonly [Gender, Age | null, string])[] = [
  ['male', 'adult', 'man gentleman fellow chap bloke guy'],
  ['male', 'young', 'lad youth bachelor'],
  ['male', 'child', 'boy'],
  ['female', 'adult', 'woman lady dame gentlewoman'],
  ['female', 'young', 'lass maid lassie'],
  ['female', 'child', 'girl'],
  ['unknown', 'child', 'child kid infant baby toddler youngster newborn'],
  ['unknown', 'adult', 'person creature individual'],
];

const KIN: readonly (readonly [Gender, Age | null, Relation, string])[] = [
  ['male', 'adult', 'parent', 'father dad daddy papa pa pop stepfather'],
  ['female', 'adult', 'parent', 'mother mum mummy mom mommy mamma mama ma stepmother'],
  ['male', 'old', 'grandparent', 'grandfather grandpa grandad granddad grandpapa gramps'],
  ['female', 'old', 'grandparent', 'grandmother grandma granny gran nana grandmamma'],
  ['male', null, 'child', 'son stepson'],
  ['female', null, 'child', 'daughter stepdaughter'],
  ['male', null, 'sibling', 'brother stepbrother'],
  ['female', null, 'sibling', 'sister stepsister'],
  ['male', 'adult', 'spouse', 'husband'],
  ['female', 'adult', 'spouse', 'wife'],
  ['male', 'adult', 'auntOrUncle', 'uncle'],
  ['female', 'adult', 'auntOrUncle', 'aunt auntie aunty'],
  ['male', null, 'nephewOrNiece', 'nephew'],
  ['female', null, 'nephewOrNiece', 'niece'],
  ['male', 'child', 'grandchild', 'grandson'],
  ['female', 'child', 'grandchild', 'granddaughter'],
  ['unknown', 'child', 'grandchild', 'grandchild'],
  ['unknown', null, 'cousin', 'cousin'],
  ['male', 'adult', 'inLaw', 'father-in-law brother-in-law son-in-law'],
  ['female', 'adult', 'inLaw', 'mother-in-law sister-in-law daughter-in-law'],
  ['unknown', null, 'friend', 'friend companion playmate comrade partner pal buddy'],
  ['male', 'adult', 'master', 'master'],
  ['unknown', 'adult', 'servant', 'servant'],
  ['male', 'young', 'servant', 'apprentice'],
  ['unknown', 'adult', 'neighbour', 'neighbour neighbor'],
];

/** Animals and beings by the body they are drawn with. `she` and `he` where the word itself tells. */
const CREATURES: readonly (readonly [Species, Gender, string])[] = [
  ['fox', 'unknown', 'fox'],
  ['fox', 'female', 'vixen'],
  ['wolf', 'unknown', 'wolf werewolf jackal coyote'],
  ['dog', 'unknown', 'dog hound puppy pup terrier spaniel greyhound bulldog mongrel hyena'],
  ['cat', 'unknown', 'cat kitten puss pussy tabby leopard panther lynx'],
  ['cat', 'male', 'tomcat'],
  ['rabbit', 'unknown', 'rabbit hare bunny'],
  ['bear', 'unknown', 'bear cub badger panda beaver'],
  ['mouse', 'unknown', 'mouse rat squirrel hedgehog mole hamster dormouse weasel'],
  ['pig', 'unknown', 'pig piglet hog swine porcupine elephant'],
  ['pig', 'female', 'sow'],
  ['sheep', 'unknown', 'sheep lamb goat kid-goat ram deer stag fawn'],
  ['cow', 'unknown', 'cow calf buffalo'],
  ['cow', 'male', 'bull ox'],
  ['horse', 'unknown', 'horse pony foal colt stallion unicorn camel'],
  ['horse', 'female', 'mare'],
  ['donkey', 'unknown', 'donkey ass mule'],
  ['monkey', 'unknown', 'monkey ape baboon gorilla'],
  ['tiger', 'unknown', 'tiger'],
  ['tiger', 'female', 'tigress'],
  ['lion', 'unknown', 'lion'],
  ['lion', 'female', 'lioness'],
  ['frog', 'unknown', 'frog toad tadpole tortoise turtle crocodile lizard newt'],
  ['bird', 'unknown', 'bird birdie'],
  ['dog', 'unknown', 'animal beast brute'],
  [
    'bird',
    'unknown',
    `sparrow crow raven magpie swallow nightingale lark robin wren thrush blackbird pigeon dove eagle hawk falcon
    parrot seagull gull stork crane heron peacock cuckoo jackdaw starling vulture kite-bird linnet finch penguin bat`,
  ],
  ['owl', 'unknown', 'owl'],
  ['hen', 'female', 'hen'],
  ['hen', 'male', 'cock rooster cockerel'],
  ['hen', 'unknown', 'chicken chick turkey'],
  ['duck', 'unknown', 'duck duckling goose gosling swan cygnet'],
  ['duck', 'male', 'gander drake'],
  ['fish', 'unknown', 'fish pike trout salmon goldfish whale dolphin shark carp eel crab lobster'],
  ['dragon', 'unknown', 'dragon serpent snake worm wyrm'],
  ['giant', 'male', 'giant ogre troll cyclops'],
  ['giant', 'female', 'giantess ogress'],
  ['spirit', 'unknown', 'ghost spirit phantom spectre specter genie djinn sprite'],
  ['spirit', 'female', 'fairy nymph banshee'],
  ['human', 'unknown', 'snowman scarecrow'],
];

const GROUPS: readonly (readonly [Age | null, string])[] = [
  [
    'adult',
    `people folk crowd villagers townsfolk townspeople neighbours neighbors guests soldiers guards sailors men women servants
    courtiers workers peasants strangers robbers thieves pirates ladies gentlemen passengers others parents hunters merchants
    fishermen farmers knights priests monks elders mob audience crew army inmates reapers lords policemen officers`,
  ],
  ['child', 'children boys girls kids pupils babies bairns playmates schoolchildren lads'],
  ['young', 'brothers sisters sons daughters students youths maidens apprentices'],
];

const entries = new Map<string, NounFacts>();

const put = (list: string, facts: NounFacts): void => {
  for (const noun of words(list)) if (!entries.has(noun)) entries.set(noun, facts);
};

/** Creatures that nearly any other can be called. */
const ANY_CREATURE = new Set(['bird', 'animal', 'beast', 'brute']);

const HUMAN = { species: 'human', relation: null, generic: false } as const;

for (const [species, gender, list] of CREATURES)
  for (const noun of words(list))
    put(noun, { ...HUMAN, gender, age: null, species, generic: ANY_CREATURE.has(noun) });
for (const [gender, age, relation, list] of KIN) put(list, { ...HUMAN, gender, age, relation });
for (const [gender, age, list] of GENERIC) put(list, { ...HUMAN, gender, age, generic: true });
for (const [gender, age, list] of ROLES) put(list, { ...HUMAN, gender, age });

const groups = new Map<string, NounFacts>();
for (const [age, list] of GROUPS)
  for (const noun of words(list)) groups.set(noun, { ...HUMAN, gender: 'unknown', age });

const IRREGULAR: Readonly<Record<string, string>> = {
  mice: 'mouse',
  geese: 'goose',
  oxen: 'ox',
  wolves: 'wolf',
  thieves: 'thief',
  wives: 'wife',
  elves: 'elf',
  dwarves: 'dwarf',
  calves: 'calf',
  foxes: 'fox',
  witches: 'witch',
  lasses: 'lass',
  sheep: 'sheep',
  fish: 'fish',
  deer: 'deer',
};

/** Singular of a plural noun, or null for a word that is none. */
function singular(noun: string): string | null {
  const irregular = IRREGULAR[noun];
  if (irregular !== undefined) return irregular;
  if (noun.endsWith('ies')) return `${noun.slice(0, -3)}y`;
  return noun.endsWith('s') && !noun.endsWith('ss') ? noun.slice(0, -1) : null;
}

/** A noun for somebody: what it tells, its singular, and whether it means several. */
export interface PersonNoun {
  readonly facts: NounFacts;
  readonly head: string;
  readonly many: boolean;
}

/** Looks up a lower-case word as a noun for a person or animal; null when it is none. */
export function personNoun(lower: string): PersonNoun | null {
  const one = entries.get(lower);
  if (one && lower !== 'sheep') return { facts: one, head: lower, many: false };
  const group = groups.get(lower);
  if (group) return { facts: group, head: lower, many: true };
  const base = singular(lower);
  const many = base === null ? undefined : entries.get(base);
  return many && base !== null ? { facts: many, head: lower, many: true } : null;
}
