/** What the sandbox can be told to do wrong, once per fault unless `times` says otherwise. */
export type FaultKind =
	| 'throttle' // 429
	| 'serverError' // 500 with an empty body, nothing done
	| 'unavailable' // 503 with an HTML page, nothing done
	| 'badGateway' // 502 with an HTML page, nothing done
	| 'gatewayTimeout' // 504 with an HTML page, nothing done
	| 'timeoutAfter' // done, then 504 with an HTML page
	| 'wrongSite' // 401 as to a site without access, nothing done; the token stays good
	| 'dropBefore' // connection cut, nothing done
	| 'dropAfter' // done, then the connection is cut
	| 'errorAfter' // done, then 500
	| 'truncate' // done, the body ends half way
	| 'expireToken' // the token in use is treated as expired
	// Amazon's side only; Sage's side does not know them.
	| 'throttleWithRate' // 429 that names the rate, which Amazon does at times
	| 'hang' // the request is never answered, nothing done
	| 'revokeToken' // the token in use is no token any more
	| 'invalidGrant' // at the login: the refresh token was revoked
	| 'noContent' // done, but 204 in place of the body
	| 'slowDrip' // done, the body comes byte by byte
	| 'splitText' // done, chunks end inside of characters
	| 'wrongCharset' // done, the header names another charset than the bytes have
	| 'emptyPage' // a page without records, with a token for the page that belongs here
	| 'shortPage'; // fewer records on the page than asked for

export interface Fault {
	readonly kind: FaultKind;
	readonly side: 'amazon' | 'sage';
	/** Matched against `METHOD /path`, without query. */
	readonly match: RegExp;
	times?: number;
}

/** Faults waiting to happen. The two sides ask for the next one that fits a request. */
export class Faults {
	private waiting: Fault[] = [];

	add(fault: Fault): void {
		this.waiting.push({ times: 1, ...fault });
	}

	clear(): void {
		this.waiting = [];
	}

	/** Takes the first fault that fits, or none. */
	take(side: Fault['side'], method: string, path: string): FaultKind | undefined {
		const fault = this.waiting.find((candidate) => candidate.side === side && candidate.match.test(`${method} ${path}`));
		if (!fault) return undefined;
		fault.times = (fault.times ?? 1) - 1;
		if (fault.times <= 0) this.waiting = this.waiting.filter((candidate) => candidate !== fault);
		return fault.kind;
	}
}
