import { sleep } from 'n8n-workflow';

/** The clock that sending goes by. */
export interface Time {
	/** Milliseconds since some fixed moment; never those of the day, which somebody may set back. */
	now(): number;
	sleep(milliseconds: number): Promise<void>;
	/** The result of the work, or `late` when it takes longer. The work itself cannot be stopped. */
	within<T>(milliseconds: number, work: Promise<T>): Promise<T | 'late'>;
}

export const realTime: Time = {
	now: () => performance.now(),
	sleep: async (milliseconds) => await sleep(milliseconds),
	within: async (milliseconds, work) => {
		const done = new AbortController();
		const late = async (): Promise<'late'> => 'late';
		try {
			return await Promise.race([work, sleep(milliseconds, done.signal).then(late, late)]);
		} finally {
			done.abort(); // a timer left behind would keep the process alive
		}
	},
};
