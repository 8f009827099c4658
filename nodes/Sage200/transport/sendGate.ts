/** Lets a request out, or not, at the very last moment, and gives it up. */
export interface SendGate {
	/** Handed to n8n's request helper. */
	readonly signal: AbortSignal;
	/** Ends the request wherever it is: waiting for a credential, on its way, or answering. */
	close(): void;
}

/**
 * Between our decision to send and the first byte n8n reads the credential and opens a connection; a machine may sleep there. The HTTP client asks the
 * signal once more right before it sends, and then begins to listen to it: until then the signal goes by `mayGo`.
 */
export function sendGate(mayGo: () => boolean): SendGate {
	const controller = new AbortController();
	const { signal } = controller;
	let [isClosed, isOut] = [false, false];
	const listen = signal.addEventListener.bind(signal);
	Object.defineProperty(signal, 'aborted', { get: () => isClosed || (!isOut && !mayGo()) });
	Object.defineProperty(signal, 'addEventListener', {
		value: (...given: Parameters<typeof listen>) => {
			isOut = true;
			listen(...given);
		},
	});
	return {
		signal,
		close: () => {
			isClosed = true;
			controller.abort();
		},
	};
}
