/** English words for time, weather, season, mood, feeling and world. */
import type { SettingWords } from '../shown/setting-words.ts';
import { ENGLISH_WORLDS } from './world-words.ts';

const NOT_THEN = '(?<!\\b(?:every|each|last|next|tomorrow|yesterday|good|this|of|many|all|per|a|for)\\s)';

const time = (words: string): RegExp => new RegExp(`${NOT_THEN}\\b(?:${words})\\b`, 'gi');

const word = (words: string): RegExp => new RegExp(`\\b(?:${words})\\b`, 'gi');

export const ENGLISH_SETTING: SettingWords = {
  times: [
    [
      'dawn',
      time('dawn|daybreak|sunrise|first light|break of day|day broke|cock-?crow|the sun (?:rose|was rising)'),
    ],
    ['morning', time('morning|breakfast|mornings|forenoon')],
    ['noon', time("noon|midday|noonday|twelve o'clock|lunch|luncheon|sun shone (?:very )?hot|hot sun")],
    ['afternoon', time('afternoon|tea-?time')],
    [
      'dusk',
      time(
        'dusk|twilight|sunset|sundown|nightfall|gloaming|the sun (?:set|sank|went down|was setting)|grey light',
      ),
    ],
    ['evening', time('evening|supper|supper-time|homeward')],
    [
      'night',
      time(
        'night|midnight|moonlight|moonlit|the moon (?:rose|shone)|the stars|dark by this time|grew dark|very dark|pitch dark|starlight|bedtime',
      ),
    ],
  ],
  weathers: [
    [
      'clear',
      word(
        '- clear|sky (?:was|is|grew|became|had become) (?:clear|blue|bright)|clear sky|sunny|sunshine|sunlight|sun (?:was shining|shone|came out|shines|was bright|glittered)|cloudless|(?:rain|storm|snow|snowfall|wind|shower|thunder|downpour|blizzard|gale)(?: had| has| have)?(?: at last| finally| already| soon| long| just| now| quite)?(?: been)?(?: stopped| ceased| was over| passed| died (?:down|away)| ended| blown over| let up| cleared| gone| eased| spent itself| over)(?: now)?|(?:stopped|ceased|done|finished) (?:raining|snowing|storming)|(?:fog|mist|clouds)(?: had| has| have)?(?: at last| finally| already| soon)?(?: lifted| cleared| parted| melted| broken)|fine (?:day|morning|evening|weather)|bright (?:day|morning)',
      ),
    ],
    ['cloudy', word('cloudy|overcast|grey sky|gray sky|clouds gathered|clouds (?:covered|hung)|gloomy day')],
    ['rain', word('rain|rained|rains|raining|rainy|drizzle|drizzled|shower|showers|downpour|pouring')],
    ['storm', word('storm|stormy|thunder|thunderstorm|lightning|tempest|hurricane|gale|squall')],
    ['snow', word('snow|snowed|snowing|snowy|blizzard|sleet|snowflakes|hail')],
    ['fog', word('fog|foggy|mist|misty|haze')],
    ['wind', word('windy|wind (?:blew|was blowing|howled|rose|roared|is)|breeze|north wind|gust|gusts')],
  ],
  seasons: [
    ['spring', word('spring|spring-?time|april|may day|easter')],
    ['summer', word('summer|midsummer|july|august|june')],
    ['autumn', word('autumn|october|september|november|harvest')],
    ['winter', word('winter|december|january|february|christmas|snow|frost|ice')],
  ],
  jump: /^(?:(?:and|but|then|so)[, ]+)*(?:(?:the|on the|upon the|early (?:the|on the)|early|late) (?:next|following|second|third|same) (?:day|morning|evening|night|afternoon|week|year|spring|summer|autumn|winter)|(?:early |late )?next (?:day|morning|evening|night|afternoon|week|year)|(?:that|this same|the same) (?:very )?(?:day|night|evening|morning|afternoon)|(?:one|on a|on one|early one|late one) (?:\w+ ){0,2}(?:day|night|evening|morning|afternoon)|in the (?:early |late )?(?:morning|evening|afternoon|night|middle of the night)|at (?:last )?(?:dawn|dusk|night|noon|midnight|sunset|sunrise|daybreak|nightfall|twilight)|(?:by|towards?|before|after) (?:dawn|dusk|night|noon|midnight|sunset|sunrise|daybreak|nightfall|evening|morning|breakfast|supper|dinner)|when (?:the )?(?:morning|night|evening|day|spring|summer|autumn|winter|dawn|it was (?:dark|night|morning|evening))\b|(?:a|an|two|three|four|five|six|seven|eight|nine|ten|several|many|some|a few|a hundred) (?:\w+ )?(?:minutes?|hours?|days?|nights?|weeks?|months?|years?) (?:later|after|afterwards|passed|went by|had passed|had gone)|(?:years|days|weeks|months|hours) (?:went|passed|later|flew|rolled)|after (?:a|two|three|four|five|several|many|some|a few) (?:hours?|days?|weeks?|months?|years?)|all (?:night|day|that night|through the night)|once,? when|it was (?:\w+ ){0,3}(?:morning|night|evening|midnight|noon|dark|late|winter|summer|spring|autumn)\b|(?:the )?(?:morning|night|evening) (?:came|fell|broke))/i,
  shift:
    /^(?:(?:and|but|then|so)[, ]+)*(?:meanwhile|at (?:that|this) (?:very )?(?:moment|time|instant)|(?:some|a little|a long) (?:time|while) (?:later|after|afterwards)|soon afterwards?|afterwards|in (?:the next|another) (?:house|place|room)|after this|this time|every (?:day|night|morning|evening|afternoon)|long ago|once upon a time|far away|elsewhere|at last|in the meantime)/i,
  moods: [
    [
      'joyful',
      word(
        'happy|happily|joy|joyful|laughed|laughing|laughter|merry|merrily|delight|delighted|danced|sang|glad|cheer|cheerful|smiled|wonderful|pleased|beautiful',
      ),
    ],
    [
      'tender',
      word(
        'kissed|gently|gentle|love|loved|embraced|hugged|tender|tenderly|dear|darling|softly|comforted|forgive|forgiven',
      ),
    ],
    [
      'sad',
      word(
        'sad|sadly|wept|weeping|tears|sorrow|grief|cried bitterly|lonely|mourned|died|dead|grave|miserable|sighed|poor|broken|suffering|pain',
      ),
    ],
    [
      'tense',
      word(
        'ran after|chase|chased|caught|threatened|danger|suddenly|hurry|quick|quickly|shouted|fought|struck|sword|angry|anger|rage|escape|escaped|seized|hammer',
      ),
    ],
    [
      'fearful',
      word(
        'afraid|fear|frightened|terrified|terror|scream|screamed|horror|dread|trembled|monster|ghost|howled|howling|dreadful',
      ),
    ],
    [
      'mysterious',
      word(
        'strange|mysterious|mystery|shadow|shadows|silent|silence|whisper|whispered|secret|moonlight|magic|enchanted|awe|crept|wonder|unknown',
      ),
    ],
    ['heroic', word('brave|bravely|courage|hero|battle|sword|victory|climbed|swore|honour|honor|fearless')],
    [
      'comic',
      word('funny|silly|ridiculous|joke|grinned|tumbled|tripped|nonsense|fool|foolish|giggled|stupid'),
    ],
    ['solemn', word('solemn|prayed|prayer|church|funeral|oath|grave|god|holy|paradise|farewell')],
    ['calm', word('quiet|quietly|calm|peaceful|still|rested|slowly|green|birds sang|contented|pleasant')],
  ],
  emotions: [
    [
      'joy',
      word(
        'happy|happily|joy|joyfully|glad|gladly|merrily|delighted|cheerfully|laughing|laughed|laugh|smiling|smiled|hurrah|hurray|wonderful|lucky|brightly|gaily',
      ),
    ],
    [
      'sadness',
      word(
        'sad|sadly|sorrowfully|weeping|wept|crying|tears|sobbing|sobs|mournfully|grief|alas|miserably|sorry',
      ),
    ],
    [
      'anger',
      word(
        'angry|angrily|furious|furiously|rage|fiercely|crossly|sharply|growled|snarled|traitor|harshly|rudely|sternly|how dare',
      ),
    ],
    [
      'fear',
      word(
        'afraid|fear|fearfully|frightened|terrified|trembling|trembled|nervously|anxiously|anxious|help|horror',
      ),
    ],
    [
      'surprise',
      word(
        'surprised|surprise|astonished|astonishment|amazed|wonder|wondering|startled|what\\?|good heavens|goodness',
      ),
    ],
    [
      'tenderness',
      word(
        'gently|tenderly|softly|kindly|kindness|lovingly|dear|darling|sweetly|my child|little one|my love',
      ),
    ],
    [
      'disgust',
      word('disgust|disgusted|contempt|contemptuously|scornfully|scorn|sneer|nasty|horrid|hateful'),
    ],
    ['shame', word('ashamed|shame|blushing|blushed|guiltily|humbly|shyly|embarrassed|forgive me')],
    [
      'resolve',
      word(
        'firmly|bravely|boldly|determined|resolutely|steadily|i will|i must|i shall|we must|never give up',
      ),
    ],
    ['weariness', word('wearily|tired|weary|sleepily|yawning|yawned|exhausted|faintly|feebly|weakly')],
    ['slyness', word('slyly|slily|cunningly|politely|doggedly|with a grin|winked|greedily|craftily|lightly')],
  ],
  worlds: ENGLISH_WORLDS,
  somewhere: 'somewhere',
};
