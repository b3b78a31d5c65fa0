import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import layout from './layout.module.css';

interface BackLinkProps {
  readonly to: string;
  readonly children: ReactNode;
}

/** The link back to the list that led to the page. */
export const BackLink = ({ to, children }: BackLinkProps) => (
  <p>
    <a className={layout.backLink} href={to}>
      <IconArrowLeft size={18} aria-hidden />
      {children}
    </a>
  </p>
);
