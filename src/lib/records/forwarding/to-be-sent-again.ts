/** What stands in place of a refusal's reason while its statement waits to be sent once more: a refusal always has words. */
export const toBeSentAgain = '';
