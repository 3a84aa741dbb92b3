/**
 * Categories that directories know (https://podcasters.apple.com/support/1691-apple-podcasts-categories), by the English names
 * that stand in feeds; those that cases may be of.
 */
export const podcastCategories = [
	'Education',
	'Education > Courses',
	'Education > How To',
	'Education > Self-Improvement',
	'Business',
	'Business > Careers',
	'Business > Entrepreneurship',
	'Business > Management',
	'Business > Non-Profit',
	'Government',
	'Health & Fitness',
	'Science',
	'Science > Natural Sciences',
	'Science > Social Sciences',
	'Society & Culture',
	'Society & Culture > Documentary',
	'Technology',
] as const;
