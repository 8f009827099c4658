/**
 * A request that the API refuses. The shape of error bodies is not documented by Sage; public clients read `Message` on a 400, and the
 * gateway in front of it answers `{"statusCode":...,"message":"..."}`. Both forms are used here, so that clients have to cope.
 */
export class Refusal extends Error {
	constructor(
		readonly status: 400 | 401 | 403 | 404,
		message: string,
		/** The login itself is refused, not what it asks for. */
		readonly isOfToken = false,
	) {
		super(message);
	}

	get body(): Record<string, unknown> {
		return this.status === 400 ? { Message: this.message } : { statusCode: this.status, message: this.message };
	}
}

/** Throws a 400 with this message. */
export function refuse(message: string): never {
	throw new Refusal(400, message);
}
