/** Languages that conversations are usually in; a case may have any other. */
export const caseLanguages = ['nb', 'nn', 'en', 'se', 'da', 'sv'];
