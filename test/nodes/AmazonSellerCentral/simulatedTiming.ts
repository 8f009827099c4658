import type { Timing } from '../../../nodes/AmazonSellerCentral/transport/timing';

/** A clock that moves only by waiting, so that tests of waits take no time. Chance is fixed at `random`. */
export class SimulatedTiming implements Timing {
	elapsed = 0;
	private cancelAt = Number.POSITIVE_INFINITY;

	constructor(private readonly chance = 0.5) {}

	now = (): number => this.elapsed;
	random = (): number => this.chance;
	cancelled = (): boolean => this.elapsed >= this.cancelAt;
	wait = async (milliseconds: number): Promise<void> => void (this.elapsed += milliseconds);

	/** The execution counts as cancelled from then on. */
	cancelAfter(milliseconds: number): void {
		this.cancelAt = milliseconds;
	}
}
