// What stands above the names of people outside, in the one comment that holds them.

export const peopleTitle = '**People outside the team** (personal data; it stands in this comment alone)';
