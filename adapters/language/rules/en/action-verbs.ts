/** English verbs of what can be seen, by the action that plays them. */
import type { Action, ActionVerb } from '../../../../contracts/reading.ts';
import { inflections, type VerbForm } from './inflect.ts';

export type ActionManner = Action['manner'];

/** Action, manner, verbs. A verb with a particle is written `look_up`; it wins over the bare verb when the particle follows. */
const ACTIONS: readonly (readonly [ActionVerb, ActionManner, string])[] = [
  ['stand', 'plain', 'stand lean rest'],
  ['sit', 'plain', 'sit seat perch squat crouch sit_down'],
  ['kneel', 'plain', 'kneel kneel_down'],
  ['lie', 'plain', 'lie recline sprawl lie_down fall_ill fall_sick'],
  ['sleep', 'plain', 'sleep doze slumber nap snore snooze fall_asleep'],
  ['wake', 'plain', 'wake awake awaken waken wake_up'],
  ['rise', 'plain', 'rise arise get_up stand_up sit_up'],
  ['rise', 'fast', 'jump_up spring_up leap_up start_up'],
  [
    'walk',
    'plain',
    'walk step go stride march pace trudge tramp wander stroll roam tread move_on go_on go_along shuffle limp hobble stagger totter waddle proceed travel journey strut',
  ],
  ['walk', 'slow', 'creep crawl sneak tiptoe steal prowl slink plod'],
  ['walk', 'fast', 'hurry hasten scurry bustle trot'],
  [
    'run',
    'fast',
    'run race dash rush sprint dart bolt scamper gallop flee bound tear scuttle chase_after run_away speed fly_along',
  ],
  ['enter', 'plain', 'enter come_in go_in step_in walk_in get_in come_into go_into step_into walk_into'],
  ['enter', 'fast', 'burst_in rush_in run_in run_into burst_into'],
  [
    'leave',
    'plain',
    'leave depart go_away go_out set_out set_off go_off walk_away step_out walk_out exit withdraw retreat retire',
  ],
  ['leave', 'fast', 'escape run_off run_out rush_out hurry_away'],
  [
    'approach',
    'plain',
    'approach come come_up draw_near come_near come_forward step_forward come_to go_to go_up near advance',
  ],
  ['arrive', 'plain', 'arrive reach return come_back go_back come_home go_home get_to land alight'],
  ['appear', 'plain', 'appear emerge come_out come_along turn_up'],
  ['vanish', 'plain', 'vanish disappear fade melt'],
  ['climb', 'plain', 'climb clamber scramble mount ascend climb_up'],
  ['climb', 'slow', 'descend climb_down'],
  ['jump', 'fast', 'jump leap hop spring skip vault pounce bounce'],
  ['fall', 'fast', 'fall tumble collapse slip trip topple stumble fall_down plunge sink faint swoon'],
  ['turn', 'plain', 'turn spin whirl twist swivel turn_round turn_around'],
  ['stop', 'plain', 'stop halt pause stop_short hesitate'],
  ['wait', 'plain', 'wait linger stay remain await'],
  ['hide', 'fast', 'hide cower duck shelter conceal'],
  ['follow', 'plain', 'follow pursue trail track shadow accompany'],
  ['follow', 'fast', 'chase hunt'],
  ['ride', 'plain', 'ride gallop_off ride_on ride_away drive'],
  ['swim', 'plain', 'swim dive paddle wade splash'],
  ['fly', 'plain', 'fly soar flutter flit hover glide'],
  ['dance', 'plain', 'dance waltz twirl caper frolic prance'],
  [
    'look',
    'plain',
    'look gaze stare glance watch see behold regard eye glimpse survey spy notice observe peer glare gape',
  ],
  ['lookUp', 'plain', 'look_up glance_up gaze_up'],
  ['lookDown', 'plain', 'look_down glance_down gaze_down'],
  ['lookBack', 'plain', 'look_back glance_back look_round turn_back look_around'],
  ['search', 'plain', 'search seek rummage look_for hunt_for grope explore look_about'],
  ['listen', 'plain', 'listen hear hearken overhear'],
  ['read', 'plain', 'read'],
  ['write', 'plain', 'write scribble sign paint sketch'],
  ['think', 'plain', 'think ponder muse wonder consider reflect remember dream'],
  ['nod', 'plain', 'nod'],
  ['bow', 'plain', 'bow curtsy curtsey stoop bend bend_down'],
  ['wave', 'plain', 'wave'],
  ['point', 'plain', 'point'],
  ['beckon', 'plain', 'beckon signal gesture motion'],
  [
    'take',
    'plain',
    'take pick pluck fetch get gather collect receive accept pick_up take_up take_out pull_out draw_out find seize',
  ],
  ['take', 'fast', 'grab snatch grasp clutch steal'],
  ['give', 'plain', 'give hand offer pass present deliver bring lend feed'],
  ['hold', 'plain', 'hold grip clasp cling hold_up'],
  ['lift', 'plain', 'lift raise hoist lift_up hold_out'],
  ['put', 'plain', 'put lay place set put_down lay_down set_down spread pour fill pack stuff tuck'],
  ['carry', 'plain', 'carry bear lug drag haul tow'],
  ['drop', 'plain', 'drop let_go spill'],
  ['throw', 'strong', 'throw toss fling hurl cast pitch sling'],
  ['catch', 'fast', 'catch trap capture'],
  ['pull', 'strong', 'pull tug yank jerk draw tear_off'],
  ['push', 'strong', 'push shove thrust press'],
  ['open', 'plain', 'open unlock unfasten uncover unwrap untie unfold'],
  ['close', 'plain', 'close shut lock bolt_door slam fasten fold'],
  ['knock', 'plain', 'knock rap tap'],
  ['touch', 'soft', 'touch stroke pat caress feel brush fondle rub put_on'],
  ['wipe', 'plain', 'wipe dry rub_off polish wash clean scrub dust bathe'],
  ['hang', 'plain', 'hang hang_up fix'],
  ['light', 'plain', 'light kindle'],
  ['blowOut', 'plain', 'blow_out put_out extinguish snuff'],
  ['eat', 'plain', 'eat gobble chew munch bite nibble devour swallow gnaw dine sup lick taste'],
  ['drink', 'plain', 'drink sip gulp_down lap'],
  ['cook', 'plain', 'cook bake boil roast fry knead toast'],
  [
    'work',
    'plain',
    'work stir toil labour labor mend repair build make hammer carve forge polish_up plough plow sow reap milk chop saw shovel rake weed plant mow thresh',
  ],
  ['sew', 'plain', 'sew knit stitch weave embroider spin_wool darn patch'],
  ['sweep', 'plain', 'sweep'],
  ['dig', 'plain', 'dig burrow bury'],
  ['row', 'plain', 'row sail steer pull_at'],
  ['play', 'plain', 'play'],
  ['sing', 'plain', 'sing hum whistle chant'],
  ['laugh', 'plain', 'laugh chuckle giggle titter'],
  ['smile', 'plain', 'smile grin beam smirk'],
  ['cry', 'plain', 'cry weep sob wail whimper'],
  ['sigh', 'slow', 'sigh groan moan yawn'],
  ['tremble', 'plain', 'tremble shiver shudder quake quiver shake'],
  ['startle', 'fast', 'start startle flinch recoil wince jerk_back draw_back gasp'],
  ['hug', 'plain', 'hug embrace cuddle hold_close'],
  ['kiss', 'soft', 'kiss'],
  ['fight', 'strong', 'fight struggle wrestle battle attack'],
  ['hit', 'strong', 'hit strike beat slap kick punch smash smite thump pound whip thrash stab slay kill'],
  ['call', 'strong', 'call shout yell scream shriek roar howl bellow'],
  ['speak', 'plain', 'speak talk chat whisper converse'],
  ['breathe', 'plain', 'breathe pant puff'],
  ['cough', 'plain', 'cough sneeze'],
  ['die', 'slow', 'die perish'],
  ['move', 'plain', 'move stir shift slide roll rock sway swing trundle stretch'],
  ['float', 'slow', 'float drift bob sail_over hang_over'],
  ['shine', 'plain', 'shine glow gleam glitter glisten twinkle sparkle flicker flash glimmer'],
  ['burn', 'plain', 'burn blaze flame smoke smoulder'],
  ['break', 'strong', 'break snap crack shatter crash burst split crumble'],
  ['ring', 'plain', 'ring chime toll jingle tinkle'],
  ['blow', 'plain', 'blow gust'],
  ['grow', 'slow', 'grow bloom blossom sprout ripen'],
  ['open_up', 'plain', 'unfurl'],
  ['rain', 'plain', 'rain drizzle'],
  ['snow', 'plain', 'snow'],
  ['clear', 'plain', 'clear_up'],
];

/** What one spelling can play. `particle` must follow within two words, when there is one. */
export interface ActionSense {
  readonly verb: ActionVerb;
  readonly manner: ActionManner;
  readonly form: VerbForm;
  readonly particle: string | null;
}

const senses = new Map<string, ActionSense[]>();

function enter(verb: ActionVerb, manner: ActionManner, entry: string): void {
  const [base = '', particle = null] = entry.split('_');
  for (const [spelling, form] of inflections(base)) {
    const list = senses.get(spelling) ?? [];
    if (list.some((sense) => sense.particle === particle)) continue;
    list.push({ verb, manner, form, particle });
    senses.set(spelling, list);
  }
}

for (const [verb, manner, list] of ACTIONS) for (const entry of list.split(' ')) enter(verb, manner, entry);

/** Senses of a lower-case spelling, particle verbs first. */
export const actionSenses = (lower: string): readonly ActionSense[] =>
  (senses.get(lower) ?? []).toSorted((a, b) => Number(b.particle !== null) - Number(a.particle !== null));

export const isActionVerb = (lower: string): boolean => senses.has(lower);
