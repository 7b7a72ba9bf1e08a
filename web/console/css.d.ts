declare module '*.css'
declare module 'virtual:mantine-variables.css'
