/** Cells over a picture; what lies between the middles of several counts for each by how near it is. Pure. */

/** Cells along each side. */
export const CELLS = 4;

interface Share {
  readonly cell: number;
  readonly share: number;
}

/** How much a place along a side, 0…1, counts for the cells along it. */
function sharesAlong(place: number): readonly Share[] {
  const at = Math.min(CELLS - 1, Math.max(0, place * CELLS - 0.5));
  const first = Math.min(CELLS - 2, Math.floor(at));
  return [
    { cell: first, share: 1 - (at - first) },
    { cell: first + 1, share: at - first },
  ];
}

/** For every pixel of a side, so that it is worked out once. */
export const sharesOf = (pixels: number): readonly (readonly Share[])[] =>
  Array.from({ length: pixels }, (_, at) => sharesAlong((at + 0.5) / pixels));

type Pour = (at: number, cell: number, share: number) => void;

/** Tells of every pixel for which cells it counts, and how much. */
export function eachShare(width: number, height: number, pour: Pour): void {
  const [columns, rows] = [sharesOf(width), sharesOf(height)];
  rows.forEach((down, y) =>
    columns.forEach((along, x) => {
      for (const row of down)
        for (const column of along)
          pour(y * width + x, row.cell * CELLS + column.cell, row.share * column.share);
    }),
  );
}
