import type { KeyboardEvent, ReactNode } from 'react';
import { useId, useRef } from 'react';
import classes from './tabs.module.css';

interface TabsProps<Name extends string> {
  /** The accessible name of the tab list. */
  readonly label: string;
  readonly tabs: readonly { readonly name: Name; readonly label: string }[];
  readonly present: Name;
  readonly onChange: (name: Name) => void;
  /** The present tab's panel. */
  readonly children: ReactNode;
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Tabs of one page (WAI-ARIA's tabs pattern): the Tab key stops once, and the arrows change the tab. */
export const Tabs = <Name extends string>({ label, tabs, present, onChange, children }: TabsProps<Name>) => {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex(({ name }) => name === present);
  const onKey = (event: KeyboardEvent) => {
    const next = steps[event.key]?.(at, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (next === undefined || tab === undefined) return;
    event.preventDefault();
    onChange(tab.name);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <div>
      <div
        ref={list}
        role="tablist"
        tabIndex={-1}
        aria-label={label}
        className={classes.list}
        onKeyDown={onKey}
      >
        {tabs.map((tab) => (
          <button
            key={tab.name}
            type="button"
            role="tab"
            id={`${id}-${tab.name}`}
            className={classes.tab}
            aria-selected={tab.name === present}
            aria-controls={`${id}-panel`}
            tabIndex={tab.name === present ? 0 : -1}
            onClick={() => onChange(tab.name)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${present}`} className={classes.panel}>
        {children}
      </div>
    </div>
  );
};
