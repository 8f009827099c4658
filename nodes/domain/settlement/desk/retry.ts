/** In `retryAfter`: until a person says so. Sage took a document and does not show it. */
export const RETRY_NEVER = '9999-12-31T00:00:00.000Z';
