const halfAnHour = 30 * 60 * 1000

type Revisable = { creator: { guest?: string }; created: Date }

/** Guests have 30 minutes to change their words, members all the time. */
export const canRevise = ({ creator, created }: Revisable, now: Date): boolean =>
  creator.guest === undefined || now.getTime() - created.getTime() < halfAnHour

/** Later than 30 minutes after it was posted, others may have answered: the former wording stays for all to read. */
export const isPublicRevision = ({ created }: { created: Date }, until: Date): boolean =>
  until.getTime() - created.getTime() >= halfAnHour
