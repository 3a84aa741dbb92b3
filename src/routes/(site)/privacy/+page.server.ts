export const load = ({ locals: { dependsOn } }) => dependsOn('list');
