import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { hasMovedFocus } from '../client/route';

/**
 * The heading of a room. It takes the focus when the room opens, so that keyboard and screen reader start at its top.
 * A room may arrive late: a focus that has moved to an open menu or a field meanwhile stays there.
 */
export const PageHeading = ({ children }: { readonly children: ReactNode }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    if (!hasMovedFocus()) heading.current?.focus();
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} dir="auto">
      {children}
    </h1>
  );
};
