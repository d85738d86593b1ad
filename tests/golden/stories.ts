/** Short stories with something of everything that is read in a story. They stay as they are: their readings are golden. */
export const lantern = `灯笼铺

傍晚，细雨落在河边的巷子里。灯笼匠老周坐在铺子里，手里拿着一盏红灯笼。他的女儿阿满推开门，跑了进来。

“爹，”阿满喊道，“船要开了！”

老周没有抬头。“外面冷，”他低声说，“把灯带上。”

阿满接过灯笼，笑了。她想：路一定很黑。

第二天清晨，码头上起了雾。一个穿蓝布衫的陌生人走过来，问她：“小姑娘，这灯卖不卖？”

“不卖。”阿满摇摇头，“它认得回家的路。”
`;

export const kite = `The Red Kite

It was a windy morning on the hill. Old Mr. Harlow, a tall man with a white beard, sat on the bench and mended a red kite.

"Is it ready?" asked Nell. She was his granddaughter, and she could not stand still.

"Nearly," he murmured. "Hold the string."

Nell took the string and ran down to the beach. The kite rose. Will it come back, she wondered.

That night a storm broke over the lighthouse. "Grandfather!" Nell shouted. "The kite is gone!"

He laughed and gave her a lantern. "Then we shall make another."
`;

export const train = `Title: Last Train

INT. STATION - NIGHT

Rain on the windows. DANNY (19) sweeps the floor.

MRS. FENN
(softly)
Is this the last train to Willow Lake?

DANNY
It was, ma'am.

EXT. PLATFORM - DAWN

She waves. The train leaves.
`;
