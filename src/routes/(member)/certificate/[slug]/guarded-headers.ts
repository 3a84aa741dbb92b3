/** A certificate's address is its protection: nobody keeps the page, no search engine lists it, no other site is told of it. */
export const guardedHeaders = {
	'cache-control': 'private, no-store',
	'x-robots-tag': 'noindex',
	'referrer-policy': 'same-origin',
};
