import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import table from './table.module.css';

interface TableFrameProps {
  readonly children: ReactNode;
  /** Removes the edge, for a table inside a card. */
  readonly plain?: boolean;
  /** For rows that open: their content is as wide as the frame, however wide the table is. */
  readonly opens?: boolean;
}

/** Lets a wide table scroll sideways, by keyboard too. */
export const TableFrame = ({ children, plain = false, opens = false }: TableFrameProps) => {
  const frame = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={frame}
      className={`${table.frame} ${plain ? table.plain : ''} ${opens ? table.opens : ''}`}
      // The keyboard must reach a region that scrolls (WCAG 2.1.1).
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={scrolls ? 0 : undefined}
    >
      {children}
    </div>
  );
};
