import { PutAway } from '../../../scripts/start/putAway';

describe('putting away what a start has begun', () => {
	it('ends the last one first, waits for each, and does nothing twice', async () => {
		const done: string[] = [];
		const putAway = new PutAway();
		putAway.add(() => done.push('sandbox'));
		putAway.add(async () => {
			await new Promise((resolve) => setTimeout(resolve, 5));
			done.push('n8n');
		});
		await putAway.run();
		await putAway.run();
		expect(done).toEqual(['n8n', 'sandbox']);
	});

	it('ends at once what begins after an interruption', async () => {
		const done: string[] = [];
		const putAway = new PutAway();
		await putAway.run();
		putAway.add(() => done.push('n8n that was just being started'));
		expect(done).toEqual(['n8n that was just being started']);
	});

	it('tells running programs by its signal', () => {
		const putAway = new PutAway();
		expect(putAway.signal.aborted).toBe(false);
		void putAway.run();
		expect(putAway.signal.aborted).toBe(true);
	});

	it('goes on when one of them cannot be ended', async () => {
		const shown = jest.spyOn(console, 'error').mockImplementation(() => {});
		const done: string[] = [];
		const putAway = new PutAway();
		putAway.add(() => done.push('folder'));
		putAway.add(() => Promise.reject(new Error('does not stop')));
		await putAway.run();
		expect(done).toEqual(['folder']);
		expect(shown).toHaveBeenCalledTimes(1);
		shown.mockRestore();
	});
});
