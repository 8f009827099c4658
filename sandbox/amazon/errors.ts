/** A refusal in the Selling Partner API's form: `{errors:[{code, message, details}]}` under an HTTP status. */
export class SpApiError extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
		readonly details = '',
	) {
		super(message);
	}

	body(): { errors: Array<{ code: string; message: string; details: string }> } {
		return { errors: [{ code: this.code, message: this.message, details: this.details }] };
	}
}

export const invalidInput = (details: string): SpApiError => new SpApiError(400, 'InvalidInput', 'Invalid Input', details);
export const notFound = (details: string): SpApiError => new SpApiError(404, 'NotFound', 'The requested resource does not exist.', details);
export const unauthorized = (details: string): SpApiError =>
	new SpApiError(403, 'Unauthorized', 'Access to requested resource is denied.', details);
export const quotaExceeded = (): SpApiError => new SpApiError(429, 'QuotaExceeded', 'You exceeded your quota for the requested resource.');

/** What the gateway says to a call without a token, and to a path or verb that it does not have. */
export const missingToken = (details: string): SpApiError =>
	new SpApiError(403, 'MissingAuthenticationToken', 'Missing Authentication Token', details);
