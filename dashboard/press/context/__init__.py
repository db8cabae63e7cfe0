"""What stands around a number: its clause (`clause`), of where it is said (`places`, `frame`), of
when (`periods`), and whether as a level, a plan, a change or a doubt (`modality`).
"""
