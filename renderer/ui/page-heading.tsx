import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';

/** The heading of a room. It takes the focus when the room opens, so that keyboard and screen reader start at its top. */
export const PageHeading = ({ children }: { readonly children: ReactNode }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus();
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} dir="auto">
      {children}
    </h1>
  );
};
