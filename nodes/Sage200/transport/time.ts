import { sleep } from 'n8n-workflow';

/** The clocks that sending goes by. */
export interface Time {
	/** Milliseconds since some fixed moment, for waits and deadlines; never the time of day, which somebody may set back. */
	now(): number;
	/** The time of day in milliseconds since 1970: for the end of a run, which every run and a machine that slept must see alike. */
	timeOfDay(): number;
	sleep(milliseconds: number): Promise<void>;
	/** The result of the work, or `late` when it takes longer. The work itself cannot be stopped. */
	within<T>(milliseconds: number, work: Promise<T>): Promise<T | 'late'>;
}

export const realTime: Time = {
	now: () => performance.now(),
	timeOfDay: () => Date.now(),
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
