import promises from 'node:timers/promises';
import { SimulatedTime } from '../chaos/simulatedTime';
import type { Chance } from '../chaos/random';

const real = { random: Math.random, timeout: AbortSignal.timeout, sleep: promises.setTimeout };

/** Simulated time for whole flows: the waits of the Amazon node and time limits of requests go by it too, and what is left to chance by the seed. */
export class DayTime extends SimulatedTime {
	installFor(chance: Chance): void {
		this.install();
		Math.random = () => chance.next();
		AbortSignal.timeout = (milliseconds: number): AbortSignal => {
			const limit = new AbortController();
			this.after(milliseconds, () => limit.abort(new DOMException('The time is over', 'TimeoutError')));
			return limit.signal;
		};
		promises.setTimeout = (async (milliseconds?: number, value?: unknown) => {
			await this.pass(milliseconds ?? 0);
			return value;
		}) as typeof promises.setTimeout;
	}

	async pass(milliseconds: number): Promise<void> {
		await new Promise<void>((resolve) => this.after(milliseconds, resolve));
	}

	override uninstall(): void {
		super.uninstall();
		Math.random = real.random;
		AbortSignal.timeout = real.timeout;
		promises.setTimeout = real.sleep;
	}
}
