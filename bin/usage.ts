/** What `--help` prints. */
export const usage = `ainern2d: a story becomes a finished 2D animated film

  ainern2d film STORY [options]      make the film of a story
      --out DIR                      where it goes (default: films/<story>)
      --lang zh|en|auto              language of the story (auto)
      --aspect 16:9|9:16|1:1         shape of the picture (16:9)
      --short-side PIXELS            shorter side of the picture (1080)
      --fps 24|25|30|60              frames a second (24)
      --seed N                       another seed gives other looks and voices (1)
      --style paper-cut              style of the drawing (paper-cut)
      --narration none|light|full    how much of the telling is spoken (light)
      --subtitles burned|soft|none   how subtitles are shown (burned)
      --max-seconds N                longest film; what is cut is listed with reasons
      --cast FILE                    JSON list of { name, aliases, gender }
      --draft                        a quick animatic, 360 lines
      --plan-only                    stop when the plan is made
      --cluster                      have it made by the installation that AINERN_* name
      --json                         progress as one JSON event a line

  ainern2d revise DIR [options]      change a finished film; only what is touched is made again
      --line ID --text "…"           say something else (repeat both for several lines)
      --speaker ID                   with --line: somebody else says it
      --cast FILE                    other names
      --shot ID                      draw a shot anew
      --hold SHOT=MS                 hold a shot so much longer
      --take SHOT=N                  have an earlier take of a shot again, the oldest being 1
      --use SHOT=FILE                your own picture (png, jpg), clip (mp4) or sound (wav, m4a) as a shot
      --rename ID=NAME               call somebody otherwise; what is said of them stays
      --costume ID=cloak,red         dress somebody: a cut, a pattern, up to three colours or #rrggbb
      --voice ID=old,low             another voice: female or male, an age, low or high, slow or fast
      --merge ID=ID                  two are one: the first is the second
      --split ID=NAME                with --line: somebody new says these lines
      --lock ID, --unlock ID         somebody, or the take of a shot, stays as it is, whatever changes
      --dry-run                      only say what would be touched
      --json

  ainern2d move DIR [options]        hand a film over to the installation that AINERN_* name, or bring it back
      --to-cluster                   its nodes go on with what is begun, and the folder waits
      --from-cluster                 the folder has it again, with all that was made there
      --dry-run                      only say how much would be moved
      --json

  ainern2d script STORY… [--cast FILE] [--lang zh|en|auto] --json
                                     who says what, in which scenes: one JSON document a story
  ainern2d plan STORY [--json]       shots and timeline, without making the pictures
  ainern2d studio [options]          the same over HTTP, for this machine alone: projects, stories, films, events, files
      --folder DIR                   where its projects are kept (studio)
      --port N                       0 takes any free one (2424)
      --json                         where it listens, as one JSON line
  ainern2d node [options]            run as a node of an installation (settings: AINERN_*)
      --role ROLE,…                  control, intelligence, execution, gpu, all (all), or modules by name
      --repl                         with the operator’s shell
  ainern2d doctor                    check this machine

Exit codes: 0 done, 1 failed, 2 something to change in what was asked, 130 interrupted.
`;
