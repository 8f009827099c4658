/** Works on a gzip file; gives how many rows it met, so that nobody measures nothing. */
export type Task = (path: string) => Promise<number>;

/** Each in a file of its own, with what it needs and nothing else: a process loads the one that it measures. */
export const TASKS = {
	gunzip: async () => await import('./tasks/gunzip'),
	read: async () => await import('./tasks/read'),
	plan: async () => await import('./tasks/plan'),
	'csv-parse': async () => await import('./tasks/csvParse'),
	papaparse: async () => await import('./tasks/papaparse'),
	csvtojson: async () => await import('./tasks/csvToJson'),
	udsv: async () => await import('./tasks/udsv'),
} as const satisfies Record<string, () => Promise<{ readonly task: Task }>>;

export type TaskName = keyof typeof TASKS;
