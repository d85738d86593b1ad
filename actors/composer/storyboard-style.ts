/** Style sheet of the storyboard page: warm paper by day, lamp light by night, ink on white in print. */
export const storyboardStyle = `
:root {
  color-scheme: light dark;
  --paper: #f6f1e7; --sheet: #fffdf8; --ink: #2b2620; --soft: #6f665a; --line: #e2d8c6; --accent: #b0412c;
  --shown: #d7e8de; --spoken: #fae3b4; --narrated: #e2daf2; --cut: #e9e4da;
  --shown-ink: #2c6a4c; --spoken-ink: #8a5a00; --narrated-ink: #5d4596; --cut-ink: #7b7367;
  --shadow: 0 1px 2px rgb(60 40 20 / .10), 0 6px 18px rgb(60 40 20 / .08);
  --text: "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Nunito", "Segoe UI", system-ui, sans-serif;
  --title: "ZCOOL XiaoWei", "Noto Serif SC", "Source Han Serif SC", "Songti SC", "STSong", "Iowan Old Style", "Palatino Linotype", Georgia, serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #191613; --sheet: #24201b; --ink: #efe6d8; --soft: #ada190; --line: #3a342c; --accent: #e8836b;
    --shown: #21392d; --spoken: #46361a; --narrated: #352c4c; --cut: #2e2a24;
    --shown-ink: #93cfae; --spoken-ink: #eec06a; --narrated-ink: #bfaaf0; --cut-ink: #9b9182;
    --shadow: 0 1px 2px rgb(0 0 0 / .5), 0 8px 24px rgb(0 0 0 / .35);
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 15px/1.6 var(--text); }
main, header { max-width: 78rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 2.5rem); }
header { padding-top: clamp(2rem, 6vw, 4rem); }
h1, h2, h3 { font-family: var(--title); font-weight: 600; line-height: 1.25; margin: 0; text-wrap: balance; }
h1 { font-size: clamp(2.2rem, 6vw, 3.6rem); letter-spacing: .02em; }
h2 { font-size: 1.5rem; }
.kicker { margin: 0 0 .4rem; color: var(--accent); font-size: .85rem; letter-spacing: .18em; text-transform: uppercase; }
.facts { margin: .6rem 0 0; color: var(--soft); }
.label { margin: 0 0 .5rem; color: var(--soft); font: 400 .8rem/1.4 var(--text); letter-spacing: .08em; }
a { color: inherit; }
.cast { display: flex; flex-wrap: wrap; gap: 1.1rem; margin: 2rem 0 0; padding: 0; list-style: none; }
.cast li { width: 5.6rem; text-align: center; }
.cast img { display: block; width: 5.6rem; height: 5.6rem; object-fit: cover; border-radius: 50%; box-shadow: var(--shadow); background: var(--sheet); }
.cast span { display: block; margin-top: .45rem; font-size: .9rem; line-height: 1.3; }
.pace { margin: 2rem 0 0; }
.ribbon { display: flex; height: 2.4rem; gap: 2px; border-radius: .5rem; overflow: hidden; }
.ribbon a { display: block; min-width: 2px; background: color-mix(in oklab, var(--ink) 16%, var(--sheet)); transition: background .15s; }
.ribbon a.odd { background: color-mix(in oklab, var(--accent) 34%, var(--sheet)); }
.ribbon a:hover, .ribbon a:focus-visible { background: var(--accent); }
.ends { display: flex; justify-content: space-between; color: var(--soft); font-size: .8rem; font-variant-numeric: tabular-nums; }
section { margin: 3rem 0 0; }
.heading { display: flex; align-items: baseline; gap: .8rem; flex-wrap: wrap; padding-bottom: .6rem; margin-bottom: 1.2rem; border-bottom: 1px solid var(--line); }
.heading .number { color: var(--accent); font-size: .9rem; letter-spacing: .08em; }
.heading .facts { margin: 0 0 0 auto; font-size: .85rem; }
.shots { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: 1.4rem; align-items: start; }
.shots.tall { grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr)); }
article { background: var(--sheet); border-radius: .8rem; overflow: hidden; box-shadow: var(--shadow); }
article:target { outline: 3px solid var(--accent); outline-offset: 3px; }
figure { position: relative; margin: 0; background: #000; }
figure img { display: block; width: 100%; height: auto; }
figcaption { position: absolute; inset: auto 0 0 0; display: flex; gap: .6rem; align-items: baseline; padding: 1.6rem .8rem .5rem; color: #fff;
  background: linear-gradient(transparent, rgb(0 0 0 / .72)); font-size: .82rem; font-variant-numeric: tabular-nums; }
figcaption b { font-size: 1.15rem; }
figcaption .time { margin-left: auto; }
.body { padding: .8rem .9rem 1rem; }
.body p { margin: 0 0 .45rem; }
.body p:last-child { margin-bottom: 0; }
.line b { color: var(--accent); font-weight: 600; margin-right: .45em; }
.source { color: var(--soft); font-size: .88rem; border-left: 2px solid var(--line); padding-left: .65rem; white-space: pre-line; }
.because { color: var(--soft); font-size: .8rem; }
.because b { font-weight: 600; }
.legend { display: flex; flex-wrap: wrap; gap: .5rem 1.2rem; margin: 0 0 1rem; padding: 0; list-style: none; font-size: .88rem; }
.prose { max-width: 46rem; font-size: 1.05rem; line-height: 2; white-space: pre-line; overflow-wrap: anywhere; }
.prose a { text-decoration: none; }
mark { color: inherit; padding: .12em .2em; border-radius: .25em; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.shown { background: var(--shown); border-bottom: 2px solid var(--shown-ink); }
.spoken { background: var(--spoken); border-bottom: 2px dotted var(--spoken-ink); }
.narrated { background: var(--narrated); border-bottom: 2px dashed var(--narrated-ink); }
.cut { background: var(--cut); color: var(--cut-ink); text-decoration: line-through; }
small.reason { color: var(--cut-ink); font-size: .75em; margin: 0 .4em; }
footer { max-width: 78rem; margin: 0 auto; padding: 3rem clamp(1rem, 4vw, 2.5rem) 4rem; color: var(--soft); font-size: .8rem; }
@media print {
  :root { --paper: #fff; --sheet: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #8c2f1e; --shadow: none;
    --shown: #e3f0e8; --spoken: #fdeecb; --narrated: #ece6f7; --cut: #eee; --shown-ink: #2c6a4c; --spoken-ink: #8a5a00; --narrated-ink: #5d4596; --cut-ink: #555; }
  @page { margin: 14mm; }
  body { font-size: 9.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  header { padding-top: 0; }
  main, header { max-width: none; padding-left: 0; padding-right: 0; }
  section { margin-top: 1.6rem; }
  .shots { grid-template-columns: repeat(4, 1fr); gap: .7rem; }
  .shots.tall { grid-template-columns: repeat(5, 1fr); }
  footer { display: none; }
  figcaption { font-size: 7pt; padding: 1rem .5rem .3rem; }
  .body { padding: .5rem .6rem; }
  .cast { margin-top: 1rem; } .pace { margin-top: 1rem; }
  article { border: 1px solid var(--line); break-inside: avoid; }
  .heading { break-after: avoid; }
  .prose { max-width: none; }
}
`;
