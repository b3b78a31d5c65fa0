import type { StaffRow } from '../../shared/ipc/staff-contract';

// "Zoë" is found by "zoe": a receptionist types what the keyboard has.
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether every word that was typed occurs in the person's name, username or role. */
export const matches = (row: StaffRow, search: string, roleName: string): boolean => {
  const text = folded([row.name, row.managed?.username ?? '', roleName].join(' '));
  return folded(search)
    .split(/\s+/u)
    .every((word) => text.includes(word));
};
