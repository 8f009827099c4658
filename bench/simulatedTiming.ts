import type { Timing } from '../nodes/AmazonSellerCentral/transport/timing';
import type { ManualClock } from '../sandbox/core/clock';

/**
 * The transport's clock on the sandbox's time: waiting moves it on, and nothing else does. So hours of rate limits pass in seconds, requests
 * themselves take no time, and what is measured is waiting alone. Right for work that waits in one place at a time, as the node's does.
 */
export const simulatedTiming = (clock: ManualClock): Timing => ({
	now: () => clock.now(),
	wait: async (milliseconds) => clock.advance(milliseconds),
	random: Math.random,
	cancelled: () => false,
});
