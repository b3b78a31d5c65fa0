import { useEffect, useState } from 'react';

/** So many rows are added to a table at a time: what a frame has room for with much to spare, on a slow machine too. */
const rowsAtOnce = 10;

/**
 * As many of the rows as are to be drawn by now. A page of them comes a few a frame, so that nothing that somebody does meanwhile
 * waits for all of it; other rows, by their first one, begin anew.
 */
export const useDrawnRows = <Row>(rows: readonly Row[]): readonly Row[] => {
  const [first] = rows;
  const [drawing, setDrawing] = useState({ first, drawn: rowsAtOnce });
  const drawn = drawing.first === first ? drawing.drawn : rowsAtOnce;
  const isWhole = drawn >= rows.length;
  useEffect(() => {
    if (isWhole) return;
    const frame = requestAnimationFrame(() => setDrawing({ first, drawn: drawn + rowsAtOnce }));
    return () => cancelAnimationFrame(frame);
  }, [isWhole, first, drawn]);
  return isWhole ? rows : rows.slice(0, drawn);
};
