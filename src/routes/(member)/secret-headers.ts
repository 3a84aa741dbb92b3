/** Of a page whose address holds a secret from a mail: nobody keeps it, and no other site is told of it. */
export const secretHeaders = {
	'cache-control': 'private, no-store',
	// Not `no-referrer`: the page's own form would then be sent with `Origin: null`, and refused.
	'referrer-policy': 'same-origin',
};
