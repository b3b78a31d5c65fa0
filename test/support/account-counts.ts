/** What the store keeps of how many accounts are alike. */
export const counted =
  'select role, active, two_factor, people from account_counts where people <> 0 order by 1, 2, 3';

/** The same counted anew. */
export const recounted =
  'select role, active, two_factor, count(*) as people from accounts group by role, active, two_factor order by 1, 2, 3';
