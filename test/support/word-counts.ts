const ofLength = (letters: number) =>
  `select substr(word, 1, ${letters}) as beginning, sum(shared < ${letters}) as people,
    sum(name_shared < ${letters}) as people_by_name from account_words where length(word) >= ${letters} group by 1`;

/** How many people each one or two letters find, counted anew. */
export const recountedWords = `${ofLength(1)} union all ${ofLength(2)} order by 1`;

/** What the store keeps of it. */
export const countedWords =
  'select beginning, people, people_by_name from word_counts where people <> 0 or people_by_name <> 0 order by 1';
