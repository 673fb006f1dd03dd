export const later = () => import('mongoose')
