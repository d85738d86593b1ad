/** The small words of Chinese grammar that the rules lean on. */

/** Coverbs: whoever follows one is no subject. */
const COVERB =
  /(?:对|对着|向|向着|朝|朝着|给|跟|跟着|和|同|与|把|将|被|叫|让|使|令|替|为|比|像|问|从|往|由|连|拉着|拉住|抱着|抱住|扶着|扶住|带着|领着|牵着|背着|看着|望着|盯着|看见|望见|听见|见了|见到|遇见|找到|找|喊|喊着|喊醒|叫醒|叫住|告诉|教|请|求|劝|骂|打|推|拉|扶|等|爱|帮|帮着|陪|陪着|围着|交给|递给|送给|还给|借给|留给|塞给|扔给|指着|走到|来到|跑到|站到|扑到|扑进|靠着|跟在|站在|坐在|躲在|蹲在|在|到|见|听|看|望|是|有|候|料|料定|怕|生怕|以为|觉得|知道|希望|记得|听得|料得|愿|使得|害|答|回答|听说|说|教|引得|惹得|放过|不如|像|如|似|按|依|依着|随着|冲|冲着|比起|以及|或|或者|还有)$/;

/** Whether the words before a phrase, within its clause, govern it: 对他, 扶那老女人, 看见一个人. */
export const isGoverned = (before: string): boolean =>
  COVERB.test(before) || COVERB.test(before.replace(/(?:那|这|一|几|某)?(?:个|位|名|只|条|群)?$/, ''));

/** Body and belongings that follow 的 or the noun itself: 阿满的眼睛. */
export const BODY =
  /^(?:的)?(?:眼睛|眼|脸|手|头|嘴|心|声音|脚|肩膀|肩|背|胡子|头发|额头|眉毛|眉头|鼻子|耳朵|腿|胳膊|怀里|手里|心里|身边|身上|身后|面前|脸上|眼里|嘴里|目光|眼光|表情|神情)/;

/** Endings of a clause. */
export const CLAUSE_END = /[，。！？；：、…—“”‘’「」『』（）()\n,.!?;:]/;

/** Characters that no name of a person holds. */
export const NEVER_IN_NAME =
  /[的了着过是在有和跟与对向给把被让说问道不没也就都又还很这那哪什么个们他她它我你您自己上下里外前后时候来去起到得要能可以吗呢吧啊呀哩嘛但因为所如果只再又更最太几每各此其之乎者何谁怎]/;
