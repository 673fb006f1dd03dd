export const canPost = () => true
