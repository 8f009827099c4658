/** How much of Sage's answers is read before a question is given up, so that none takes memory or time without end. */
export const BOUNDS = Object.freeze({
	/** Of one answer, unpacked. A page of 500 orders with their lines comes to about 3 MB. */
	bytesOfAnswer: 32 * 1024 * 1024,
	/** Of all pages of one list. */
	bytesOfList: 256 * 1024 * 1024,
	pages: 2_000,
	rows: 250_000,
	/** Waiting for all pages of one list: a slow server may take two and a half minutes for each. */
	millisecondsOfList: 30 * 60_000,
	/** Of a refusal: what Sage says stands at the beginning. */
	bytesOfRefusal: 64 * 1024,
});
